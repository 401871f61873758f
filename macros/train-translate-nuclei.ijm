// Trains the models translate-fluorescence-to-histology and translate-histology-to-fluorescence on two folders of images
// that show different specimens. The argument is the folder of fluorescence images, a semicolon, and the folder of stained
// sections. It takes an hour or two on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-translate-nuclei.ijm <fluorescence>;<sections>"
// To go on with a training that was stopped, add resume=true to its line.

arguments = split(getArgument(), ";");
if (arguments.length != 2) exit("Give a folder of fluorescence images, a semicolon, and a folder of stained sections.");

run("Train Image Translation...", "name=translate-fluorescence-to-histology source=[" + arguments[0] + "]"
	+ " target=[" + arguments[1] + "] inverse=translate-histology-to-fluorescence architecture=cyclegan"
	+ " width=16 blocks=4 receptivefield=70 steps=10000 batch=2 patch=64 rate=0.0002 seed=1 structure=1"
	+ " credit=[Tiles of 128 pixels of the 2018 Data Science Bowl's training images (BBBC038, CC0): fluorescence, and purple"
	+ " stain on a purple ground.]");
