// Makes the pictures of the documents anew:
// ./mvnw -q compile exec:java -Dexec.args="docs/images/pictures.ijm docs/images/"
// Where two halves are compared, the left one is bicubic interpolation, the right one is the model.

folder = getArgument();
model = "super-resolution-x2-photo";
scale = 2;

setBatchMode(true);
compare("photo", 8, 92);
compare("nuclei", 90, 76);
samples();

// Cuts the same part, of 112 x 84 pixels of the input, out of both enlargements.
function compare(sample, x, y) {
	run("Sample Images...", "sample=" + sample);
	run("Super-Resolution...", "input=" + sample + " model=" + model);
	selectImage(sample);
	run("Scale...", "x=" + scale + " y=" + scale + " width=" + scale * getWidth() + " height=" + scale * getHeight()
		+ " interpolation=Bicubic average create title=" + sample + "-bicubic");
	left = panel(sample + "-bicubic", "bicubic x" + scale, x, y);
	right = panel(sample + "-" + model, model, x, y);
	run("Combine...", "stack1=[" + left + "] stack2=[" + right + "]");
	saveAs("PNG", folder + model + "-" + sample + ".png");
	close("*");
}

function panel(title, label, x, y) {
	selectImage(title);
	makeRectangle(scale * x, scale * y, scale * 112, scale * 84);
	run("Duplicate...", "title=[part of " + title + "]");
	selectImage("part of " + title);
	if (bitDepth() != 24) {
		setMinAndMax(110, 1500);
		run("RGB Color");
	}
	run("Scale...", "x=2 y=2 width=448 height=336 interpolation=None create title=[panel of " + title + "]");
	selectImage("panel of " + title);
	setColor("white");
	setFont("SansSerif", 15, "bold antialiased");
	drawString(label, 8, 328, "#333333");
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
