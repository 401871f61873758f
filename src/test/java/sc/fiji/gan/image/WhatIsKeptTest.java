package sc.fiji.gan.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.LUT;
import sc.fiji.gan.engine.Progress;

class WhatIsKeptTest {

	private ImagePlus input;

	@BeforeEach
	void twoChannelsInColourOverDepthAndTime() {
		input = ModelApplicationTest.hyperstack(16, 20, 10, 2, 3, 2);
	}

	private ImagePlus enlarge() {
		return ModelApplicationTest.apply(Models.superResolution(2, 1, 1), FakeNetworks.nearest(2), input);
	}

	@Test
	void pixelsOfUnknownSizeStayPixels() {
		input = new ImagePlus("plain", new ByteProcessor(4, 3));
		final Calibration calibration = enlarge().getCalibration();
		assertEquals(1, calibration.pixelWidth);
		assertEquals("pixel", calibration.getUnit());
	}

	@Test
	void displayRangeAndLutOfEachChannel() {
		final CompositeImage composite = (CompositeImage) input;
		final LUT orange = LUT.createLutFromColor(Color.ORANGE);
		orange.min = 100;
		orange.max = 2000;
		final LUT cyan = LUT.createLutFromColor(Color.CYAN);
		cyan.min = 7;
		cyan.max = 40000;
		composite.setChannelLut(orange, 1);
		composite.setChannelLut(cyan, 2);
		composite.getActiveChannels()[1] = false;
		composite.setPosition(2, 3, 1);
		final CompositeImage result = (CompositeImage) enlarge();
		assertEquals(CompositeImage.COMPOSITE, result.getMode());
		assertEquals(100, result.getChannelLut(1).min);
		assertEquals(2000, result.getChannelLut(1).max);
		assertEquals(40000, result.getChannelLut(2).max);
		assertEquals(orange.getRGB(255), result.getChannelLut(1).getRGB(255));
		assertEquals(cyan.getRGB(255), result.getChannelLut(2).getRGB(255));
		assertTrue(result.getActiveChannels()[0] && !result.getActiveChannels()[1]);
		assertArrayEquals(new int[]{2, 3, 1}, new int[]{result.getC(), result.getZ(), result.getT()});
		assertEquals(40000, result.getDisplayRangeMax());
	}

	@Test
	void compositeMode() {
		for (final int mode : new int[]{CompositeImage.COLOR, CompositeImage.GRAYSCALE, CompositeImage.COMPOSITE}) {
			((CompositeImage) input).setMode(mode);
			assertEquals(mode, ((CompositeImage) enlarge()).getMode());
		}
	}

	@Test
	void displayRangeAndLutOfOneChannel() {
		input = ModelApplicationTest.hyperstack(16, 20, 10, 1, 3, 1);
		input.setLut(LUT.createLutFromColor(Color.MAGENTA));
		input.setDisplayRange(300, 500);
		final ImagePlus result = enlarge();
		result.setSlice(3);
		assertEquals(300, result.getDisplayRangeMin());
		assertEquals(500, result.getDisplayRangeMax());
		assertEquals(Color.MAGENTA.getRGB(), result.getProcessor().getLut().getRGB(255));
	}

	@Test
	void pixelsAreSmallerInTheSameSpecimen() {
		final Calibration calibration = input.getCalibration();
		calibration.setUnit("micron");
		calibration.pixelWidth = 0.5;
		calibration.pixelHeight = 0.25;
		calibration.pixelDepth = 3;
		calibration.xOrigin = 4;
		calibration.yOrigin = 2;
		calibration.zOrigin = 1;
		calibration.frameInterval = 30;
		calibration.setTimeUnit("min");
		calibration.setFunction(Calibration.STRAIGHT_LINE, new double[]{5, 2}, "counts");
		final Calibration result = enlarge().getCalibration();
		assertEquals(0.25, result.pixelWidth);
		assertEquals(0.125, result.pixelHeight);
		assertEquals(3, result.pixelDepth);
		assertEquals(8, result.xOrigin);
		assertEquals(4, result.yOrigin);
		assertEquals(1, result.zOrigin);
		assertEquals("micron", result.getUnit());
		assertEquals(30, result.frameInterval);
		assertEquals("min", result.getTimeUnit());
		assertEquals(25, result.getCValue(10.0));
		assertEquals("counts", result.getValueUnit());
		assertEquals(0.5, input.getCalibration().pixelWidth);
	}

	@Test
	void sliceLabels() {
		for (int i = 1; i <= 12; i++)
			input.getStack().setSliceLabel("plane " + i, i);
		final ImagePlus result = enlarge();
		for (int i = 1; i <= 12; i++)
			assertEquals("plane " + i, result.getStack().getSliceLabel(i));
	}

	@Test
	void overlayIsScaledWithItsPositionsAndColours() {
		final Overlay overlay = new Overlay();
		overlay.add(positioned(new OvalRoi(2, 3, 4, 5)));
		overlay.add(positioned(new Line(1, 2, 5.5, 7)));
		overlay.add(positioned(new PolygonRoi(new float[]{1, 5, 3}, new float[]{1, 2, 6}, Roi.POLYGON)));
		overlay.add(positioned(new PointRoi(3.5, 4)));
		overlay.add(positioned(new Roi(1.5, 2, 3, 4)));
		input.setOverlay(overlay);
		final Overlay result = enlarge().getOverlay();
		assertEquals(5, result.size());
		for (int i = 0; i < 5; i++) {
			final Roi roi = result.get(i);
			final Rectangle2D.Double b = overlay.get(i).getFloatBounds();
			assertEquals(overlay.get(i).getType(), roi.getType());
			assertEquals(2 * b.x, roi.getFloatBounds().x, 1e-3);
			assertEquals(2 * b.y, roi.getFloatBounds().y, 1e-3);
			assertEquals(2 * b.width, roi.getFloatBounds().width, 1e-3);
			assertEquals(2, roi.getZPosition());
			assertEquals("mark", roi.getName());
			assertEquals(Color.GREEN, roi.getStrokeColor());
		}
		assertEquals(new Rectangle(2, 3, 4, 5), overlay.get(0).getBounds(), "the input's must not change");
	}

	@Test
	void textInTheOverlayStaysReadable() {
		input.setOverlay(new Overlay(new TextRoi(3, 4, "spindle")));
		final TextRoi text = (TextRoi) enlarge().getOverlay().get(0);
		assertEquals("spindle", text.getText().strip());
		assertEquals(6, text.getFloatBounds().x, 0.5);
	}

	private static Roi positioned(final Roi roi) {
		roi.setPosition(1, 2, 1);
		roi.setName("mark");
		roi.setStrokeColor(Color.GREEN);
		return roi;
	}

	@Test
	void aRectangularSelectionIsCutOut() {
		input.setRoi(5, 3, 7, 4);
		input.getCalibration().xOrigin = 6;
		input.getCalibration().pixelWidth = 0.5;
		input.setOverlay(new Overlay(new Roi(6, 4, 2, 2)));
		input.getOverlay().add(new Roi(15, 8, 2, 2));
		final ImagePlus result = enlarge();
		assertArrayEquals(new int[]{14, 8, 2, 3, 2}, result.getDimensions());
		assertNull(result.getRoi());
		assertEquals(2, result.getCalibration().xOrigin);
		assertEquals(1, result.getOverlay().size());
		assertEquals(new Rectangle(2, 2, 4, 4), result.getOverlay().get(0).getBounds());
		assertEquals(input.getStack().getProcessor(4).get(5 + 3, 3 + 2), result.getStack().getProcessor(4).get(7, 5));
		assertEquals(new Rectangle(5, 3, 7, 4), input.getRoi().getBounds());
		assertEquals(20, input.getWidth());
	}

	@Test
	void aRoundSelectionIsOnTheResultToo() {
		input.setRoi(new OvalRoi(15, 3, 10, 4));
		final ImagePlus result = enlarge();
		assertEquals(10, result.getWidth(), "the part inside of the image");
		assertEquals(Roi.OVAL, result.getRoi().getType());
		assertEquals(new Rectangle(0, 0, 20, 8), result.getRoi().getBounds());
	}

	@Test
	void pointsCutNothingOut() {
		input.setRoi(new PointRoi(4, 5));
		final ImagePlus result = enlarge();
		assertEquals(40, result.getWidth());
		assertEquals(8, result.getRoi().getFloatBounds().x);
	}

	@Test
	void infoAndPropertiesAndTheStatementThatItIsSynthetic(@TempDir final Path folder) {
		input.setProperty("Info", "Objective: 63x");
		input.setProp("well", "A1");
		final Provenance provenance = Provenance.of(Models.superResolution(2, 1, 1)).with("hash", "c0ffee")
				.with("device", "CPU");
		final ImagePlus result = new ModelApplication(Models.superResolution(2, 1, 1), FakeNetworks.nearest(2),
				MemoryBudget.ofThisMachine(), provenance, w -> {}).apply(input, Progress.NONE);
		final Path file = folder.resolve("result.tif");
		IJ.saveAsTiff(result, file.toString());
		for (final ImagePlus image : new ImagePlus[]{result, IJ.openImage(file.toString())}) {
			assertEquals("true", image.getProp("gan.synthetic"));
			assertEquals("test-model", image.getProp("gan.model"));
			assertEquals("1.2.3", image.getProp("gan.version"));
			assertEquals("c0ffee", image.getProp("gan.hash"));
			assertEquals("A1", image.getProp("well"));
			final String info = image.getInfoProperty();
			assertTrue(info.startsWith("Objective: 63x"), info);
			assertTrue(info.contains("Synthetic image") && info.contains("device: CPU"), info);
		}
		assertEquals("Objective: 63x", input.getInfoProperty());
		assertNull(input.getProp("gan.synthetic"));
	}

	@Test
	void aSingleSliceKeepsItsLabelAndInfo() {
		input = new ImagePlus("one", new ByteProcessor(4, 4));
		input.setProp("Slice_Label", "first");
		assertEquals("first", enlarge().getProp("Slice_Label"));
		input = new ImagePlus("two", new ByteProcessor(4, 4));
		assertNull(enlarge().getProp("Slice_Label"));
	}

	@Test
	void inFloatsNanStaysNan() {
		final FloatProcessor pixels = new FloatProcessor(8, 8);
		pixels.setf(3, 2, Float.NaN);
		pixels.setf(6, 7, Float.POSITIVE_INFINITY);
		pixels.setf(0, 0, 10);
		input = new ImagePlus("holes.tif", pixels);
		final StringBuilder warnings = new StringBuilder();
		final ImagePlus result = new ModelApplication(Models.superResolution(2, 1, 2), FakeNetworks.zeroPadded(2, 2),
				MemoryBudget.ofThisMachine().withTileEdge(3), Provenance.of(Models.superResolution(2, 1, 2)),
				warnings::append).apply(input, Progress.NONE);
		for (int y = 0; y < 16; y++)
			for (int x = 0; x < 16; x++) {
				final float v = result.getProcessor().getf(x, y);
				assertEquals(x / 2 == 3 && y / 2 == 2, Float.isNaN(v), x + " " + y);
				assertTrue(Float.isNaN(v) || Math.abs(v) < 1000);
			}
		assertEquals("'holes.tif' has 1 NaN and 1 infinite pixels: for the network NaN were replaced by the mean of "
				+ "their plane (they are NaN in the result), infinite pixels by its largest or smallest finite value.",
				warnings.toString());
		assertTrue(Float.isNaN(pixels.getf(3, 2)));
	}
}
