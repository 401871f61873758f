// Makes images of nuclei with their masks, for a segmentation to be trained on or tested by: outlines at random places,
// and the fluorescence that the model translate-nuclei-labels-to-fluorescence makes of them. The argument is a folder, how
// many pairs, and a seed, with semicolons between them; the same seed gives the same pairs:
// ./mvnw -q compile exec:java -Dexec.args="macros/synthetic-nuclei.ijm <folder>;100;1"
// In the folder, images/nuclei-001.tif has the mask labels/nuclei-001.tif: 0 is background, each nucleus has a number.

edge = 256;
model = "translate-nuclei-labels-to-fluorescence";

arguments = split(getArgument(), ";");
if (arguments.length != 3) exit("Give a folder, how many pairs, and a seed, with semicolons between them.");
folder = arguments[0];
if (!endsWith(folder, "/")) folder = folder + "/";
pairs = parseInt(arguments[1]);
seed = parseInt(arguments[2]);
if (isNaN(pairs) || pairs < 1 || isNaN(seed))
	exit("'" + arguments[1] + "' pairs of seed '" + arguments[2] + "' are not possible: give two whole numbers, such as 100;1.");
if (File.exists(folder + "images") || File.exists(folder + "labels"))
	exit("'" + folder + "' holds images or labels already: give another folder, so that nothing is overwritten.");
File.makeDirectory(folder);
File.makeDirectory(folder + "images");
File.makeDirectory(folder + "labels");
if (!File.isDirectory(folder + "labels")) exit("'" + folder + "' cannot be written to: give another folder.");

random("seed", seed);
setBatchMode(true);
for (i = 1; i <= pairs; i++) {
	drawLabels();
	run("Image Translation...", "input=labels model=" + model);
	file = "/nuclei-" + IJ.pad(i, 3) + ".tif";
	selectImage("labels-" + model);
	saveAs("Tiff", folder + "images" + file);
	selectImage("labels");
	// From the first number to the last, so that all are seen when it is opened.
	resetMinAndMax();
	saveAs("Tiff", folder + "labels" + file);
	close("*");
}

// A new image 'labels', dense or sparse, of nuclei of one specimen: of about one size.
function drawLabels() {
	newImage("labels", "16-bit black", edge, edge, 1);
	wanted = 5 + floor(45 * random);
	radius = 7 + 7 * random;
	nucleus = 1;
	// Where it is crowded there are fewer than wanted.
	for (attempt = 0; attempt < 10 * wanted && nucleus <= wanted; attempt++) {
		outline(edge * random, edge * random, radius * (0.75 + 0.5 * random));
		getStatistics(area, mean, min, max);
		// Nuclei may touch, and do not overlap.
		if (max > 0) continue;
		setColor(nucleus);
		fill();
		nucleus++;
	}
	Roi.remove;
}

// Selects an ellipse that is turned and not quite even.
function outline(x, y, radius) {
	points = 40;
	xs = newArray(points);
	ys = newArray(points);
	turn = 2 * PI * random;
	long = 1 + 0.2 * random;
	uneven = 0.08 * random;
	phase = 2 * PI * random;
	for (p = 0; p < points; p++) {
		angle = 2 * PI * p / points;
		r = radius * (1 + uneven * cos(3 * angle + phase));
		along = r * long * cos(angle);
		across = r / long * sin(angle);
		xs[p] = x + along * cos(turn) - across * sin(turn);
		ys[p] = y + along * sin(turn) + across * cos(turn);
	}
	makeSelection("polygon", xs, ys);
}
