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
	if (!matches(toLowerCase(files[i]), ".*\\.(tif|tiff|png|jpg|jpeg|gif|bmp|dcm|pgm)")) continue;
	open(folder + files[i]);
	rename("image");
	run("Super-Resolution...", "input=image model=" + model);
	selectImage("image-" + model);
	saveAs("Tiff", results + File.getNameWithoutExtension(files[i]) + ".tif");
	close("*");
}
