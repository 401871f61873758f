// Puts images of a conditional generator beside real ones: for each class 64 generated images of the seeds from 1 on at the
// left, and at most 64 real ones at the right. The argument is a folder with a folder of images for each class, the model,
// and the PNG file to write, with semicolons between them:
// ./mvnw -q compile exec:java -Dexec.args="docs/images/generator-sheet.ijm <folder>;<model>;<file.png>"

arguments = split(getArgument(), ";");
if (arguments.length != 3) exit("Give a folder of classes, a model and a PNG file, with semicolons between them.");
folder = arguments[0] + "/";
count = 64;
setBatchMode(true);
setForegroundColor(0, 0, 0);
classes = getFileList(folder);
sheet = "";
for (c = 0; c < classes.length; c++) {
	if (!endsWith(classes[c], "/")) continue;
	name = substring(classes[c], 0, lengthOf(classes[c]) - 1);
	run("Generate Images...", "model=" + arguments[1] + " count=" + count + " category=[" + name + "] seed=1");
	selectImage(arguments[1]);
	rename("generated");
	run("RGB Color");
	block("generated", name + ", generated");
	readReal(folder + classes[c]);
	block("real", name + ", real");
	run("Combine...", "stack1=[block of generated] stack2=[block of real]");
	rename("row");
	if (sheet != "") run("Combine...", "stack1=sheet stack2=row combine");
	sheet = "sheet";
	rename(sheet);
}
saveAs("PNG", arguments[2]);

// A stack 'real' of the first images of a folder, as large as generated ones are.
function readReal(from) {
	files = getFileList(from);
	for (i = 0; i < files.length && i < count; i++) {
		open(from + files[i]);
		run("RGB Color");
		rename("one" + IJ.pad(i, 3));
	}
	run("Images to Stack", "name=real title=one");
}

// Eight images in a row, under a line of text.
function block(title, label) {
	selectImage(title);
	rename("stack");
	run("Make Montage...", "columns=8 rows=8 scale=1 border=2");
	rename("montage");
	newImage("block of " + title, "RGB black", getWidth() + 12, getHeight() + 22, 1);
	setColor("white");
	setFont("SansSerif", 14, "antialiased");
	drawString(label, 6, 18);
	selectImage("montage");
	run("Copy");
	selectImage("block of " + title);
	makeRectangle(0, 22, getWidth() - 12, getHeight() - 22);
	run("Paste");
	run("Select None");
	close("stack");
	close("montage");
}
