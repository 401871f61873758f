package sc.fiji.gan.image;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;

import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.plugin.RoiScaler;

/**
 * The map from a part of an image to a larger image: {@code x' = scale (x - area.x)}. Takes along
 * what is bound to places: calibration, selection and overlay.
 */
record Geometry(Rectangle area, int scale) {

	/** Gives {@code result} the places of {@code input}. */
	void transfer(final ImagePlus input, final ImagePlus result) {
		result.setCalibration(map(input.getCalibration()));
		final Roi roi = input.getRoi();
		// A rectangle has become the whole image.
		if (roi != null && !isRectangle(roi)) result.setRoi(map(roi));
		final Overlay overlay = input.getOverlay();
		if (overlay != null) result.setOverlay(map(overlay));
	}

	/**
	 * Pixels are smaller by the scale, and the origin stays where it is in the specimen. Where nobody
	 * has said how large a pixel is, it remains one pixel.
	 */
	private Calibration map(final Calibration calibration) {
		final Calibration mapped = calibration.copy();
		if (calibration.scaled()) {
			mapped.pixelWidth /= scale;
			mapped.pixelHeight /= scale;
		}
		mapped.xOrigin = (mapped.xOrigin - area.x) * scale;
		mapped.yOrigin = (mapped.yOrigin - area.y) * scale;
		return mapped;
	}

	private Overlay map(final Overlay overlay) {
		final Overlay mapped = overlay.duplicate();
		mapped.clear();
		for (final Roi roi : overlay)
			if (touches(roi.getFloatBounds())) mapped.add(map(roi));
		return mapped;
	}

	/** Points have bounds of no size, which {@link Rectangle2D#intersects} says to be nowhere. */
	private boolean touches(final Rectangle2D b) {
		return b.getMaxX() >= area.x && b.getMaxY() >= area.y && b.getMinX() <= area.getMaxX()
				&& b.getMinY() <= area.getMaxY();
	}

	private Roi map(final Roi roi) {
		final Roi moved = (Roi) roi.clone();
		final Rectangle2D.Double b = moved.getFloatBounds();
		moved.setLocation(b.x - area.x, b.y - area.y);
		if (scale == 1) return moved;
		final Roi mapped = isBox(moved) ? scaleBox(moved) : RoiScaler.scale(moved, scale, scale, false);
		copyPosition(roi, mapped);
		return mapped;
	}

	/** Keeps what {@link RoiScaler} would turn into a polygon. */
	private Roi scaleBox(final Roi box) {
		final Rectangle2D.Double b = box.getFloatBounds();
		box.setBounds(new Rectangle2D.Double(b.x * scale, b.y * scale, b.width * scale, b.height * scale));
		if (box.getStrokeWidth() > 0) box.setStrokeWidth((double) box.getStrokeWidth() * scale);
		if (box.getCornerDiameter() > 0) box.setCornerDiameter(box.getCornerDiameter() * scale);
		return box;
	}

	private static void copyPosition(final Roi from, final Roi to) {
		if (from.hasHyperStackPosition()) to.setPosition(from.getCPosition(), from.getZPosition(), from.getTPosition());
		else to.setPosition(from.getPosition());
		to.setName(from.getName());
	}

	private static boolean isBox(final Roi roi) {
		return roi.getClass() == Roi.class || roi.getType() == Roi.OVAL && roi.getClass() == OvalRoi.class;
	}

	private static boolean isRectangle(final Roi roi) {
		return roi.getClass() == Roi.class && roi.getCornerDiameter() == 0;
	}
}
