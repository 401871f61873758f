// Trains the model predict-moving-digits on time-lapses of digits that bounce. The argument is a folder of them, made by
// ./mvnw -q compile exec:java -Dexec.mainClass=sc.fiji.gan.benchmark.MovingDigits -Dexec.args="--digits <train-images-idx3-ubyte.gz> --destination <folder>"
// The training takes ten minutes on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-predict-moving-digits.ijm <folder>"
// To go on with a training that was stopped, add resume=true to its line.

folder = getArgument();
if (folder == "") exit("Give a folder of time-lapses.");

run("Train Frame Prediction...", "name=predict-moving-digits source=[" + folder + "] steps=2000"
	+ " credit=[Moving digits, made of training images of the MNIST database (LeCun, Cortes and Burges).]"
	+ " licence=CC-BY-SA-3.0");
