// Enlarges every image of a folder. Run it with the folder as argument:
// ./mvnw -q compile exec:java -Dexec.args="macros/super-resolution.ijm path/to/folder/"

folder = getArgument();
if (folder == "") folder = getDirectory("Choose a folder of images");
if (!endsWith(folder, "/")) folder = folder + "/";
model = "super-resolution-x2-photo";

files = getFileList(folder);
results = folder + model + "/";
File.makeDirectory(results);
setBatchMode(true);
for (i = 0; i < files.length; i++) {
	if (endsWith(files[i], "/")) continue;
	open(folder + files[i]);
	name = File.getNameWithoutExtension(files[i]);
	run("Super-Resolution...", "input=[" + getTitle() + "] model=" + model);
	selectImage(name + "-" + model);
	saveAs("Tiff", results + name);
	close("*");
}
