// Trains the models translate-fluorescence-to-histology and translate-histology-to-fluorescence on two folders of images
// that show different specimens. The argument is the folder of fluorescence images, a semicolon, and the folder of stained
// sections. It takes two or three hours on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-translate-nuclei.ijm <fluorescence>;<sections>"
// To go on with a training that was stopped, add resume=true to its line, and remove the lines before it.

var arguments = split(getArgument(), ";");
if (arguments.length != 2) exit("Give a folder of fluorescence images, a semicolon, and a folder of stained sections.");

// Each direction is a training by itself: a stain holds more that has no counterpart in fluorescence, so the way back needs
// more weight on structure. Several trainings follow each other, each from the weights of the last one, with more of it and
// with less in turns: so nuclei stay, and keep the spread of their brightness.
forward = "translate-fluorescence-to-histology";
backward = "translate-histology-to-fluorescence";
train(forward, backward, "direction=forward structureback=1.5 steps=5000");
course = newArray("2 steps=10000", "2.5 steps=10000", "2.2 steps=10000", "2 steps=6000", "2.2 steps=5000");
for (i = 0; i < course.length; i++) {
	part = "";
	if (i < course.length - 1) part = "-" + (i + 1);
	start = "";
	if (i > 0) start = " start=" + backward + "-" + i;
	train(forward + part, backward + part, "direction=backward structureback=" + course[i] + start);
}

function train(name, inverse, options) {
	run("Train Image Translation...", "name=" + name + " source=[" + arguments[0] + "] target=[" + arguments[1] + "]"
		+ " inverse=" + inverse + " architecture=cyclegan width=16 blocks=6 receptivefield=70 batch=1 patch=96 rate=0.0004"
		+ " seed=1 cycle=5 noise=0.05 structure=0.8 augmentation=none " + options
		+ " credit=[Tiles of 128 pixels of the 2018 Data Science Bowl's training images (BBBC038, CC0): fluorescence, and"
		+ " purple stain on a purple ground.]");
}
