// Trains a style on a picture. The argument is the name of the model, the picture and the folder of photographs, with
// semicolons between them. It takes half an hour on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-style-transfer.ijm style-starry-night;<picture>;<photographs>"
// To go on with a training that was stopped, add resume=true to its line.

arguments = split(getArgument(), ";");
if (arguments.length != 3) exit("Give a name, a picture and a folder of photographs, with semicolons between them.");

run("Train Style Transfer...", "name=" + arguments[0] + " source=[" + arguments[1] + "] target=[" + arguments[2] + "]"
	+ " credit=[The picture is in the public domain; the photographs are CC0.]");
