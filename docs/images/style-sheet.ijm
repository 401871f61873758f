// Puts photographs and what styles make of them side by side: a row for each of six photographs, in the middle of which
// 360 x 240 pixels are shown after it was reduced to a longer edge of 512. The argument is a folder of photographs, the
// models, and the PNG file to write, with semicolons between them:
// ./mvnw -q compile exec:java -Dexec.args="docs/images/style-sheet.ijm <folder>;<model>;<model>;<file.png>"

arguments = split(getArgument(), ";");
if (arguments.length < 3) exit("Give a folder of photographs, models and a PNG file, with semicolons between them.");
last = arguments.length - 1;
rows = 6;
width = 360;
height = 240;
setBatchMode(true);
files = getFileList(arguments[0]);
count = minOf(rows, files.length);
newImage("sheet", "RGB", width, height, count * last);
slice = 0;
for (i = 0; i < count; i++) {
	open(arguments[0] + File.separator + files[floor(i * files.length / count)]);
	factor = 512 / maxOf(getWidth(), getHeight());
	run("Size...", "width=" + round(factor * getWidth()) + " height=" + round(factor * getHeight())
		+ " average interpolation=Bilinear");
	rename("photo");
	addToSheet("photo", false);
	for (m = 1; m < last; m++) {
		run("Style Transfer...", "input=photo model=" + arguments[m]);
		addToSheet("photo-" + arguments[m], true);
	}
	close("photo");
}
selectImage("sheet");
run("Make Montage...", "columns=" + last + " rows=" + count + " scale=1 border=2");
saveAs("PNG", arguments[last]);

function addToSheet(title, closes) {
	selectImage(title);
	makeRectangle(maxOf(0, (getWidth() - width) / 2), maxOf(0, (getHeight() - height) / 2), width, height);
	run("Copy");
	run("Select None");
	if (closes) close();
	selectImage("sheet");
	slice++;
	setSlice(slice);
	run("Paste");
	run("Select None");
}
