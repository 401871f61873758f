// What './mvnw -q compile exec:java' runs: a drawn photograph and drawn nuclei, enlarged by the models
// that come with the project. With windows the results are shown; without, they are written into the
// folder that is given as the argument.

folder = getArgument();

run("Sample Images...", "sample=photo");
run("Super-Resolution...", "input=photo model=super-resolution-x2-photo");
keep("photo-super-resolution-x2-photo", "PNG");
run("Super-Resolution...", "input=photo model=super-resolution-x4-photo");
keep("photo-super-resolution-x4-photo", "PNG");

run("Sample Images...", "sample=nuclei");
run("Super-Resolution...", "input=nuclei model=super-resolution-x2-photo");
keep("nuclei-super-resolution-x2-photo", "Tiff");

function keep(title, format) {
	selectImage(title);
	print(title + ": " + getWidth() + " x " + getHeight() + " pixels, " + bitDepth() + " bits");
	if (folder != "") saveAs(format, folder + title);
}
