// Makes the pictures of the documents anew:
// ./mvnw -q compile exec:java -Dexec.args="docs/images/pictures.ijm docs/images/"
// Where parts of images stand side by side, the left one is bicubic interpolation, the others are models.

folder = getArgument();
model = "super-resolution-x2-photo";
setBatchMode(true);
compare("super-resolution-x2-photo-photo", "photo", 2, newArray(model), 8, 92, 112, 84);
compare("super-resolution-x2-photo-gan-photo", "photo", 2,
	newArray(model, "super-resolution-x2-photo-gan"), 8, 100, 84, 84);
compare("super-resolution-x2-microscopy-gan-nuclei", "nuclei", 2,
	newArray(model, "super-resolution-x2-microscopy-gan"), 90, 76, 84, 84);
samples();
comparison();
hallucinations();
generator();
augmentation();
digits();
cells();
masks();
captions();
texts();
styles();

// Cuts the same part, given in pixels of the input, out of all enlargements, and shows it four times as large.
function compare(file, sample, scale, models, x, y, width, height) {
	run("Sample Images...", "sample=" + sample);
	run("Scale...", "x=" + scale + " y=" + scale + " width=" + scale * getWidth() + " height=" + scale * getHeight()
		+ " interpolation=Bicubic average create title=" + sample + "-bicubic");
	row = panel(sample + "-bicubic", "bicubic x" + scale, scale, x, y, width, height);
	for (i = 0; i < models.length; i++) {
		run("Super-Resolution...", "input=" + sample + " model=" + models[i]);
		next = panel(sample + "-" + models[i], models[i], scale, x, y, width, height);
		run("Combine...", "stack1=[" + row + "] stack2=[" + next + "]");
		row = "row " + i;
		rename(row);
	}
	saveAs("PNG", folder + file + ".png");
	close("*");
}

function panel(title, label, scale, x, y, width, height) {
	selectImage(title);
	makeRectangle(scale * x, scale * y, scale * width, scale * height);
	run("Duplicate...", "title=[part of " + title + "]");
	selectImage("part of " + title);
	if (bitDepth() != 24) {
		setMinAndMax(110, 1500);
		run("RGB Color");
	}
	run("Scale...", "x=" + 4 / scale + " y=" + 4 / scale + " width=" + 4 * width + " height=" + 4 * height
		+ " interpolation=None create title=[panel of " + title + "]");
	selectImage("panel of " + title);
	setColor("white");
	setFont("SansSerif", 15, "bold antialiased");
	drawString(label, 8, 4 * height - 8, "#333333");
	return "panel of " + title;
}

// Reference, image and error map side by side, each twice as large.
function comparison() {
	smallPhoto();
	run("Super-Resolution...", "input=small model=" + model);
	run("Compare Images...", "input=small-" + model + " reference=photo");
	right = doubled("small-" + model + "-error", 20, 130, "error");
	middle = doubled("small-" + model, 20, 130, model);
	left = doubled("photo", 20, 130, "reference");
	run("Combine...", "stack1=[" + left + "] stack2=[" + middle + "]");
	run("Combine...", "stack1=[Combined Stacks] stack2=[" + right + "]");
	saveAs("PNG", folder + "compare-images.png");
	close("*");
}

// A result into which a spot was drawn that the input does not show, and the maps that tell so.
function hallucinations() {
	run("Sample Images...", "sample=nuclei");
	run("Super-Resolution...", "input=nuclei model=" + model);
	selectImage("nuclei-" + model);
	rename("result");
	setColor(700);
	fillOval(210, 240, 10, 10);
	run("Check Hallucinations...", "input=nuclei result=result checkpoints=" + model);
	selectImage("nuclei-spread");
	run("Scale...", "x=0.5 y=0.5 width=256 height=256 interpolation=None average create title=spread");
	selectImage("result");
	run("Scale...", "x=0.5 y=0.5 width=256 height=256 interpolation=None average create title=reduced");
	setMinAndMax(110, 1500);
	selectImage("nuclei");
	setMinAndMax(110, 1500);
	a = doubled("nuclei", 90, 76, "input");
	b = doubled("reduced", 90, 76, "result, with a spot drawn into it");
	c = doubled("result-consistency-noise", 90, 76, "consistency");
	d = doubled("spread", 90, 76, "spread");
	run("Combine...", "stack1=[" + a + "] stack2=[" + b + "]");
	rename("above");
	run("Combine...", "stack1=[" + c + "] stack2=[" + d + "]");
	rename("below");
	run("Combine...", "stack1=above stack2=below combine");
	saveAs("PNG", folder + "check-hallucinations.png");
	close("*");
}

function smallPhoto() {
	run("Sample Images...", "sample=photo");
	selectImage("photo");
	run("Scale...", "x=0.5 y=0.5 width=128 height=128 interpolation=Bicubic average create title=small");
}

// A part of 140 x 105 pixels.
function doubled(title, x, y, label) {
	selectImage(title);
	makeRectangle(x, y, 140, 105);
	run("Duplicate...", "title=[part of " + title + "]");
	selectImage("part of " + title);
	run("RGB Color");
	run("Scale...", "x=2 y=2 width=280 height=210 interpolation=None create title=[panel of " + title + "]");
	selectImage("panel of " + title);
	setColor("white");
	setFont("SansSerif", 13, "bold antialiased");
	drawString(label, 6, 204, "#333333");
	return "panel of " + title;
}

function samples() {
	names = newArray("photo", "nuclei", "chart");
	for (i = 0; i < names.length; i++) {
		run("Sample Images...", "sample=" + names[i]);
		selectImage(names[i]);
		if (bitDepth() == 16) setMinAndMax(110, 1500);
		if (bitDepth() != 24) run("RGB Color");
	}
	run("Combine...", "stack1=photo stack2=nuclei");
	run("Combine...", "stack1=[Combined Stacks] stack2=chart");
	saveAs("PNG", folder + "sample-images.png");
}

// Generated images, among them five copies, are judged by others: plots above, copies and their models below.
function generator() {
	random("seed", 3);
	base = getDirectory("temp") + "gan-pictures" + File.separator;
	File.makeDirectory(base);
	names = newArray("generated", "real", "unseen");
	for (i = 0; i < names.length; i++) spots(base + names[i] + File.separator, 150);
	for (i = 0; i < 5; i++) {
		open(base + "real" + File.separator + "spots" + i + ".tif");
		if (i % 2 == 0) run("Flip Horizontally");
		else run("Rotate 90 Degrees Right");
		if (i > 2) run("Multiply...", "value=1.2");
		saveAs("Tiff", base + "generated" + File.separator + "copy" + i + ".tif");
		close();
	}
	run("Evaluate Generator...", "images=[" + base + "generated] reference=[" + base + "real] training=[" + base
		+ "real] heldout=[" + base + "unseen]");
	run("Clear Results");
	above = beside("generated-features", "generated-distances");
	selectImage("generated-nearest");
	run("Make Montage...", "columns=5 rows=1 scale=1.41 first=1 last=5 border=0");
	rename("pairs");
	run("Combine...", "stack1=[" + above + "] stack2=pairs combine");
	saveAs("PNG", folder + "evaluate-generator.png");
	close("*");
}

function beside(left, right) {
	selectImage(left);
	run("RGB Color");
	selectImage(right);
	run("RGB Color");
	run("Combine...", "stack1=[" + left + "] stack2=[" + right + "]");
	rename("above");
	return "above";
}

// Blurred spots on a dark ground, 64 x 64 pixels.
function spots(where, count) {
	File.makeDirectory(where);
	for (n = 0; n < count; n++) {
		newImage("spots", "8-bit black", 64, 64, 1);
		for (k = 0; k < 6; k++) {
			size = 6 + 14 * random;
			setColor(60 + 150 * random);
			fillOval(64 * random - size / 2, 64 * random - size / 2, size, size * (0.6 + 0.8 * random));
		}
		run("Gaussian Blur...", "sigma=1.5");
		run("Add Specified Noise...", "standard=4");
		saveAs("Tiff", where + "spots" + n + ".tif");
		close();
	}
}

// Sixteen squares of nuclei, and as many that are made of them.
function augmentation() {
	base = getDirectory("temp") + "gan-augmentation" + File.separator;
	File.makeDirectory(base);
	File.makeDirectory(base + "source");
	for (i = 0; i < 16; i++) {
		run("Sample Images...", "sample=nuclei");
		makeRectangle(64 * (i % 4), 64 * floor(i / 4), 64, 64);
		run("Duplicate...", "title=square");
		saveAs("Tiff", base + "source" + File.separator + "square" + i + ".tif");
		close("*");
	}
	run("Augment Dataset...", "source=[" + base + "source] destination=[" + base + "made] count=16 overwrite=true");
	left = sheet(base + "made" + File.separator + "original-000", "source");
	right = sheet(base + "made" + File.separator + "classical-000", "classical");
	run("Combine...", "stack1=[" + left + "] stack2=[" + right + "]");
	saveAs("PNG", folder + "augment-dataset.png");
	close("*");
}

// Sixteen numbered files side by side.
function sheet(files, label) {
	for (i = 1; i <= 16; i++) {
		open(files + IJ.pad(i, 2) + ".tif");
		rename("image" + IJ.pad(i, 2));
		setMinAndMax(110, 1500);
		run("8-bit");
	}
	run("Images to Stack", "name=sheet title=image");
	run("Make Montage...", "columns=4 rows=4 scale=1 border=2");
	rename("sheet of " + label);
	close("sheet");
	return "sheet of " + label;
}

// Digits of three generators, and the way from one image to another.
function digits() {
	run("Generate Images...", "model=generate-digits-conditional count=60 seed=1");
	digitSheet("generate-digits-conditional", 6, "conditional: a column for each category");
	run("Generate Images...", "model=generate-digits-dcgan count=30 seed=1");
	digitSheet("generate-digits-dcgan", 3, "dcgan");
	run("Generate Images...", "model=generate-digits-vanilla count=30 seed=1");
	digitSheet("generate-digits-vanilla", 3, "vanilla");
	run("Combine...", "stack1=[sheet of generate-digits-conditional] stack2=[sheet of generate-digits-dcgan] combine");
	run("Combine...", "stack1=[Combined Stacks] stack2=[sheet of generate-digits-vanilla] combine");
	saveAs("PNG", folder + "generate-digits.png");
	close("*");
	for (row = 0; row < 3; row++) {
		run("Generate Images...", "model=generate-digits-conditional mode=interpolation count=10 category=" + 2 + 3 * row
			+ " seed=" + 11 + 2 * row + " second=" + 12 + 2 * row);
		rename("way " + row);
	}
	run("Concatenate...", "title=ways image1=[way 0] image2=[way 1] image3=[way 2]");
	run("Make Montage...", "columns=10 rows=3 scale=2 border=2");
	saveAs("PNG", folder + "generate-interpolation.png");
	close("*");
}

// Ways from one cell to another, and mixed styles.
function cells() {
	kinds = newArray("RBC", "WBC", "Platelets");
	for (row = 0; row < 3; row++) {
		run("Generate Images...", "model=generate-blood-cells mode=interpolation count=8 category=" + kinds[row] + " seed="
			+ 3 + 2 * row + " second=" + 4 + 2 * row);
		rename("way " + row);
	}
	run("Concatenate...", "title=ways image1=[way 0] image2=[way 1] image3=[way 2]");
	run("Make Montage...", "columns=8 rows=3 scale=1 border=2");
	saveAs("PNG", folder + "generate-interpolation-cells.png");
	close("*");
	run("Generate Images...", "model=generate-blood-cells mode=styles count=5 category=WBC seed=1 second=11 layer=3");
	saveAs("PNG", folder + "generate-styles.png");
	close("*");
}

// Masks, and nuclei that were made of them.
function masks() {
	base = getDirectory("temp") + "gan-nuclei" + d2s(getTime(), 0) + File.separator;
	runMacro("macros/synthetic-nuclei.ijm", base + ";4;1");
	for (i = 1; i <= 8; i++) {
		kind = "labels";
		if (i > 4) kind = "images";
		open(base + kind + File.separator + "nuclei-00" + (1 + (i - 1) % 4) + ".tif");
		if (i > 4) setMinAndMax(0, 140);
		else run("3-3-2 RGB");
		run("RGB Color");
		rename("image" + i);
	}
	run("Images to Stack", "name=sheet title=image");
	run("Make Montage...", "columns=4 rows=2 scale=0.75 border=2");
	saveAs("PNG", folder + "synthetic-nuclei.png");
	close("*");
}

// Tiles of drawn nuclei above their captions, each caption once.
function captions() {
	base = getDirectory("temp") + "gan-captions" + d2s(getTime(), 0) + File.separator;
	runMacro("macros/synthetic-nuclei.ijm", base + ";6;2");
	run("Caption Images...", "source=[" + base + "images] labels=[" + base + "labels] destination=[" + base
		+ "tiles] tile=128");
	lines = split(File.openAsString(base + "tiles" + File.separator + "captions.tsv"), "\n");
	shown = 0;
	said = "";
	for (i = 1; i < lines.length && shown < 8; i++) {
		cells = split(lines[i], "\t");
		if (indexOf(said, cells[1] + ";") >= 0 || lengthOf(cells[1]) > 34) continue;
		said = said + cells[1] + ";";
		open(base + "tiles" + File.separator + "images" + File.separator + cells[0]);
		setMinAndMax(0, 140);
		run("Scale...", "x=2 y=2 width=256 height=256 interpolation=None create title=[caption" + shown + "]");
		run("RGB Color");
		run("Canvas Size...", "width=256 height=284 position=Top-Center");
		setColor("white");
		setFont("SansSerif", 14, "antialiased");
		drawString(cells[1], 6, 278);
		shown++;
	}
	run("Images to Stack", "name=captions title=caption");
	run("Make Montage...", "columns=4 rows=2 scale=1 border=2");
	saveAs("PNG", folder + "caption-images.png");
	close("*");
}

// What prompts become, and the way from one to another.
function texts() {
	runMacro("docs/images/text-sheet.ijm", "none;text-to-nuclei;" + folder + "text-to-image.png;1;few large dim nuclei;"
		+ "few small round nuclei;many small bright nuclei;many nuclei");
	runMacro("docs/images/text-sheet.ijm", "none;text-to-icon;" + folder + "text-to-image-icons.png;2;a red icon of heart;"
		+ "a yellow icon of face;a blue icon of squared;a green icon");
	for (row = 0; row < 3; row++) {
		run("Text to Image...", "model=text-to-nuclei prompt=[few large dim nuclei] mode=interpolation second=[many small"
			+ " bright nuclei] count=10 seed=" + 3 + row);
		selectImage("text-to-nuclei");
		rename("way " + row);
	}
	run("Concatenate...", "title=ways image1=[way 0] image2=[way 1] image3=[way 2]");
	run("Make Montage...", "columns=10 rows=3 scale=1 border=2");
	saveAs("PNG", folder + "text-to-image-interpolation.png");
	close("*");
}

// Ten images in a row, twice as large, under a line of text.
function digitSheet(title, rows, label) {
	selectImage(title);
	run("Make Montage...", "columns=10 rows=" + rows + " scale=2 border=2");
	rename("montage of " + title);
	newImage("sheet of " + title, "RGB black", getWidth(), getHeight() + 22, 1);
	setColor("white");
	setFont("SansSerif", 14, "antialiased");
	drawString(label, 6, 18);
	selectImage("montage of " + title);
	run("RGB Color");
	run("Copy");
	selectImage("sheet of " + title);
	makeRectangle(0, 22, getWidth(), getHeight() - 22);
	run("Paste");
	run("Select None");
	close("montage of " + title);
	close(title);
}

// A photograph, and what the styles make of it.
function styles() {
	models = newArray("style-starry-night", "style-great-wave", "style-scream", "style-composition-vii");
	run("Sample Images...", "sample=photo");
	rename("photo");
	run("Duplicate...", "title=row");
	run("RGB Color");
	for (i = 0; i < models.length; i++) {
		run("Style Transfer...", "input=photo model=" + models[i]);
		run("Combine...", "stack1=row stack2=[photo-" + models[i] + "]");
		rename("row");
	}
	run("Input/Output...", "jpeg=90");
	saveAs("Jpeg", folder + "style-transfer-styles.jpg");
	close("*");
}
