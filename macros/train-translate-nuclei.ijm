// Trains the models translate-fluorescence-to-histology and translate-histology-to-fluorescence on two folders of images
// that show different specimens. The argument is the folder of fluorescence images, a semicolon, and the folder of stained
// sections. It takes a quarter of an hour to an hour on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-translate-nuclei.ijm <fluorescence>;<sections>"
// To go on with a training that was stopped, add resume=true to its line.

arguments = split(getArgument(), ";");
if (arguments.length != 2) exit("Give a folder of fluorescence images, a semicolon, and a folder of stained sections.");

run("Train Image Translation...", "name=translate-fluorescence-to-histology source=[" + arguments[0] + "]"
	+ " target=[" + arguments[1] + "] inverse=translate-histology-to-fluorescence architecture=cyclegan"
	+ " width=16 blocks=6 receptivefield=70 steps=5000 batch=1 patch=96 rate=0.0004 seed=1 structure=0.7 cycle=5"
	+ " augmentation=none"
	+ " credit=[Tiles of 128 pixels of the 2018 Data Science Bowl's training images (BBBC038, CC0): fluorescence, and purple"
	+ " stain on a purple ground.]");
