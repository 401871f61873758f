// Trains the model text-to-icon on icons with captions. The argument is a folder with captions.tsv. It takes half an hour
// on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-text-to-icon.ijm <folder>"
// To go on with a training that was stopped, add resume=true to its line.

folder = getArgument();
if (folder == "") exit("Give a folder that has a captions.tsv.");

run("Train Text to Image...", "name=text-to-icon source=[" + folder + "] size=32 fit=scale flips=none rare=5 width=24 latent=64"
	+ " steps=20000 batch=16 rate=0.0005 seed=1 augmentation=adaptive remedies=false credit=[Icons of Noto Emoji (Google,"
	+ " Apache-2.0), whose captions tell their main colour and their name in Unicode.]");
