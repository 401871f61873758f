package sc.fiji.gan.augmentation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.process.ShortProcessor;

/**
 * A DICOM file as a scanner writes it: after 128 bytes and {@code DICM} one element after the
 * other, each with group, element, two letters for its type, length and value, little-endian.
 */
public final class DicomFile {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private DicomFile() {}

	/** Writes an image of 16 bits with the patient's name, number and birthday. */
	public static void write(final ShortProcessor pixels, final String patient, final Path file) throws IOException {
		final DicomFile dicom = new DicomFile();
		dicom.bytes.write(new byte[128]);
		dicom.bytes.write("DICM".getBytes(StandardCharsets.US_ASCII));
		dicom.text(0x0002, 0x0010, "UI", "1.2.840.10008.1.2.1");
		dicom.text(0x0008, 0x0060, "CS", "CR");
		dicom.text(0x0010, 0x0010, "PN", patient);
		dicom.text(0x0010, 0x0020, "LO", patient + "-4711");
		dicom.text(0x0010, 0x0030, "DA", "19700102");
		dicom.number(0x0028, 0x0002, 1);
		dicom.number(0x0028, 0x0010, pixels.getHeight());
		dicom.number(0x0028, 0x0011, pixels.getWidth());
		dicom.number(0x0028, 0x0100, 16);
		dicom.number(0x0028, 0x0103, 0);
		dicom.pixels((short[]) pixels.getPixels());
		Files.write(file, dicom.bytes.toByteArray());
	}

	private void text(final int group, final int element, final String type, final String text) {
		final byte[] value = (text.length() % 2 == 0 ? text : text + " ").getBytes(StandardCharsets.US_ASCII);
		add(header(group, element, type, 8).putShort((short) value.length).array(), value);
	}

	private void number(final int group, final int element, final int value) {
		add(header(group, element, "US", 10).putShort((short) 2).putShort((short) value).array(), new byte[0]);
	}

	private void pixels(final short[] values) {
		final ByteBuffer data = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		data.asShortBuffer().put(values);
		add(header(0x7FE0, 0x0010, "OW", 12).putShort((short) 0).putInt(data.capacity()).array(), data.array());
	}

	private static ByteBuffer header(final int group, final int element, final String type, final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).putShort((short) group)
				.putShort((short) element).put(type.getBytes(StandardCharsets.US_ASCII));
	}

	private void add(final byte[] header, final byte[] value) {
		bytes.writeBytes(header);
		bytes.writeBytes(value);
	}
}
