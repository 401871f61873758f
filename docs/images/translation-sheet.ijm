// Puts images and what a model makes of them side by side: a sheet of 24 pairs, each 128 x 128 pixels. The argument is a
// folder of images, the model, and the PNG file to write, with semicolons between them:
// ./mvnw -q compile exec:java -Dexec.args="docs/images/translation-sheet.ijm <folder>;<model>;<file.png>"

arguments = split(getArgument(), ";");
if (arguments.length != 3) exit("Give a folder of images, a model and a PNG file, with semicolons between them.");
edge = 128;
pairs = 24;
setBatchMode(true);
files = getFileList(arguments[0]);
newImage("sheet", "RGB", edge, edge, 2 * pairs);
slice = 0;
for (i = 0; i < files.length && slice < 2 * pairs; i++) {
	// Evenly from the whole folder, so that no specimen fills the sheet.
	if (files.length > pairs && floor(i * pairs / files.length) == floor((i - 1) * pairs / files.length)) continue;
	open(arguments[0] + File.separator + files[i]);
	if (getWidth() < edge || getHeight() < edge) { close(); continue; }
	makeRectangle((getWidth() - edge) / 2, (getHeight() - edge) / 2, edge, edge);
	run("Crop");
	rename("input");
	run("Image Translation...", "input=input model=" + arguments[1]);
	addToSheet("input");
	addToSheet("input-" + arguments[1]);
}
selectImage("sheet");
if (slice < 2 * pairs) run("Slice Remover", "first=" + (slice + 1) + " last=" + 2 * pairs + " increment=1");
run("Make Montage...", "columns=8 rows=6 scale=1 border=2");
saveAs("PNG", arguments[2]);

function addToSheet(title) {
	selectImage(title);
	if (bitDepth() == 16) {
		// Objects of a label image are told apart by grey value: all are shown alike.
		setThreshold(1, 65535);
		run("Convert to Mask");
	}
	run("RGB Color");
	run("Copy");
	close();
	selectImage("sheet");
	slice++;
	setSlice(slice);
	run("Paste");
	run("Select None");
}
