package sc.fiji.gan.dataset;

import java.util.SplittableRandom;

/** The eight ways to lay a square upon itself. */
public enum Symmetry {

	IDENTITY(false, false, false),
	MIRROR_X(false, true, false),
	MIRROR_Y(false, false, true),
	HALF_TURN(false, true, true),
	TRANSPOSE(true, false, false),
	QUARTER_TURN(true, true, false),
	THREE_QUARTER_TURN(true, false, true),
	ANTI_TRANSPOSE(true, true, true);

	private final boolean swap;
	private final boolean flipX;
	private final boolean flipY;

	Symmetry(final boolean swap, final boolean flipX, final boolean flipY) {
		this.swap = swap;
		this.flipX = flipX;
		this.flipY = flipY;
	}

	/** One of them, every one as likely as any other. */
	static Symmetry drawn(final SplittableRandom random) {
		return drawn(random, true);
	}

	/** The same; of an image that is not square, one of the four that keep its size. */
	public static Symmetry drawn(final SplittableRandom random, final boolean square) {
		return values()[random.nextInt(square ? values().length : values().length / 2)];
	}

	/** Where the pixel at column {@code x} and row {@code y} of a square goes, row-major. */
	public int index(final int x, final int y, final int edge) {
		return index(x, y, edge, edge);
	}

	/** The same for an image of any size, which may have become one of height times width pixels. */
	public int index(final int x, final int y, final int width, final int height) {
		final int column = swap ? y : x;
		final int row = swap ? x : y;
		final int columns = swap ? height : width;
		final int rows = swap ? width : height;
		return (flipY ? rows - 1 - row : row) * columns + (flipX ? columns - 1 - column : column);
	}
}
