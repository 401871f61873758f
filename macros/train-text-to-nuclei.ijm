// Trains the model text-to-nuclei on fluorescence images of nuclei. The argument is the folder of images, a semicolon, and a
// folder for the tiles and their captions, which is made. It takes an hour on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-text-to-nuclei.ijm <images>;<tiles>"
// To go on with a training that was stopped, leave out the first command and add resume=true to the second.

arguments = split(getArgument(), ";");
if (arguments.length != 2) exit("Give a folder of images, a semicolon, and a folder for tiles.");

// Three combinations of words are kept from the training, to see later whether the model makes what it was never shown.
run("Caption Images...", "source=[" + arguments[0] + "] destination=[" + arguments[1] + "] tile=64 reduction=2 overlap=50"
	+ " gamma=0.5 noun=nuclei omit=[many small bright, few large dim round, few small bright elongated]");
run("Train Text to Image...", "name=text-to-nuclei source=[" + arguments[1] + "] size=64 flips=all width=24 latent=64"
	+ " steps=10250 batch=16 rate=0.0005 seed=1 augmentation=adaptive remedies=false credit=[Nuclei of the fluorescence"
	+ " images of the 2018 Data Science Bowl's training images (BBBC038, CC0), reduced to half, with a gamma of 0.5, and cut"
	+ " into tiles; captions by Caption Images...]");
