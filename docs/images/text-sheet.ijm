// Puts images that were made of prompts beside real ones with the same caption: for each prompt a line of the seeds 1 to 8 at
// the left, and at most 8 real ones at the right. A real caption may go on where the prompt ends. The argument is a folder
// with captions.tsv, the model, the PNG file to write, how much images are enlarged, and the prompts, with semicolons
// between them; without a folder there are no real ones:
// ./mvnw -q compile exec:java -Dexec.args="docs/images/text-sheet.ijm <folder>;<model>;<file.png>;1;<prompt>;<prompt>"

arguments = split(getArgument(), ";");
if (arguments.length < 5) exit("Give a folder, a model, a PNG file, an enlargement and prompts, with semicolons between them.");
folder = arguments[0];
scale = parseFloat(arguments[3]);
columns = 8;
header = 20;
gap = 2;
setBatchMode(true);
run("Text to Image...", "model=" + arguments[1] + " prompt=[" + arguments[4] + "] count=1");
selectImage(arguments[1]);
cell = getWidth() * scale + gap;
close();
left = columns * cell + 10;
width = left - 10;
captions = newArray(0);
if (folder != "none") {
	captions = split(File.openAsString(folder + "/captions.tsv"), "\n");
	width = 2 * left - 10;
}
newImage("sheet", "RGB black", width, (arguments.length - 4) * (cell + header), 1);
setFont("SansSerif", 13, "antialiased");
for (p = 4; p < arguments.length; p++) {
	top = (p - 4) * (cell + header);
	write(arguments[p], 2, top + 16);
	run("Text to Image...", "model=" + arguments[1] + " prompt=[" + arguments[p] + "] count=" + columns + " seed=1");
	selectImage(arguments[1]);
	rename("made");
	for (i = 0; i < columns; i++) {
		selectImage("made");
		setSlice(i + 1);
		run("Duplicate...", "title=one");
		put(i * cell, top + header);
	}
	close("made");
	if (folder != "none") real(arguments[p], top);
}
selectImage("sheet");
saveAs("PNG", arguments[2]);

function write(text, x, y) {
	selectImage("sheet");
	setColor("white");
	drawString(text, x, y);
}

// Those whose captions are the prompt, or begin with it.
function real(prompt, top) {
	write("real", left + 2, top + 16);
	found = 0;
	for (i = 0; i < captions.length && found < columns; i++) {
		line = split(captions[i], "\t");
		if (!startsWith(line[1] + " ", prompt + " ")) continue;
		file = folder + "/images/" + line[0];
		open(file);
		rename("one");
		if (getWidth() * scale + gap != cell) run("Size...", "width=" + (cell - gap) / scale + " height=" + (cell - gap) / scale + " average interpolation=Bilinear");
		put(left + found * cell, top + header);
		found++;
	}
}

function put(x, y) {
	selectImage("one");
	run("RGB Color");
	run("Size...", "width=" + cell - gap + " height=" + cell - gap + " interpolation=None");
	run("Copy");
	close();
	selectImage("sheet");
	makeRectangle(x, y, cell - gap, cell - gap);
	run("Paste");
	run("Select None");
}
