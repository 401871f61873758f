// Trains the models generate-digits-vanilla, generate-digits-dcgan and generate-digits-conditional on handwritten digits:
// a folder with a folder for each digit, "0" to "9", that holds images or a stack. The argument is that folder. Each
// takes seven to ten minutes on two cores that nothing else uses:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-generate-digits.ijm <folder>"
// To go on with a training that was stopped, remove the lines before it and add resume=true to its own.

folder = getArgument();
if (folder == "") exit("Give a folder that holds a folder of images for each digit.");
digits = " source=[" + folder + "] size=28 flips=none augmentation=none seed=1 credit=[Handwritten digits of the MNIST"
	+ " database (LeCun, Cortes and Burges), training images.] licence=CC-BY-SA-3.0";

run("Train Generator...", "name=generate-digits-vanilla architecture=vanilla steps=40000 batch=64" + digits);
run("Train Generator...", "name=generate-digits-dcgan architecture=dcgan rate=0.0005 steps=8000 batch=64" + digits);
run("Train Generator...", "name=generate-digits-conditional architecture=conditional rate=0.0005 steps=8000 batch=64"
	+ digits);
