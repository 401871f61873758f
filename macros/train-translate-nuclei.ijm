// Trains the models translate-fluorescence-to-histology and translate-histology-to-fluorescence on two folders of images
// that show different specimens. The argument is the folder of fluorescence images, a semicolon, and the folder of stained
// sections. It takes half an hour to two hours on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-translate-nuclei.ijm <fluorescence>;<sections>"
// To go on with a training that was stopped, add resume=true to its line.

arguments = split(getArgument(), ";");
if (arguments.length != 2) exit("Give a folder of fluorescence images, a semicolon, and a folder of stained sections.");

// Two trainings: a stain holds more that has no counterpart in fluorescence, so the way back needs more weight on structure.
train(arguments[0], arguments[1], "direction=forward structureback=1.5");
train(arguments[0], arguments[1], "direction=backward structureback=3");

function train(source, target, options) {
	run("Train Image Translation...", "name=translate-fluorescence-to-histology source=[" + source + "]"
		+ " target=[" + target + "] inverse=translate-histology-to-fluorescence architecture=cyclegan"
		+ " width=16 blocks=6 receptivefield=70 steps=5000 batch=1 patch=96 rate=0.0004 seed=1 cycle=5 noise=0.05"
		+ " structure=0.8 augmentation=none " + options
		+ " credit=[Tiles of 128 pixels of the 2018 Data Science Bowl's training images (BBBC038, CC0): fluorescence, and"
		+ " purple stain on a purple ground.]");
}
