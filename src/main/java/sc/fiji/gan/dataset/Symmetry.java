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
		return values()[random.nextInt(values().length)];
	}

	/** Where the pixel at column {@code x} and row {@code y} goes, row-major. */
	public int index(final int x, final int y, final int edge) {
		final int column = swap ? y : x;
		final int row = swap ? x : y;
		return (flipY ? edge - 1 - row : row) * edge + (flipX ? edge - 1 - column : column);
	}
}
