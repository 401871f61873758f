// Trains a style on a picture. The argument is the name of the model, the picture, the folder of photographs and, if
// wanted, further keys of the command, with semicolons between them. It takes less than an hour on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-style-transfer.ijm style-starry-night;<picture>;<photographs>;batch=1 patch=192 blocks=3 steps=5000 content=8"
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-style-transfer.ijm style-composition-vii;<picture>;<photographs>;blocks=3 steps=6000 content=10"
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-style-transfer.ijm style-scream;<picture>;<photographs>;batch=1 patch=192 blocks=3 steps=5000 content=6 steadiness=0.5"
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-style-transfer.ijm style-great-wave;<picture>;<photographs>;batch=1 patch=192 blocks=3 steps=6000 content=10 steadiness=0.5"
// Of a folder of pictures it makes a model that paints like any picture that it is shown:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-style-transfer.ijm style-any;<folder of pictures>;<photographs>;steps=7000 texture=20 content=5 steadiness=0.5"
// To go on with a training that was stopped, add resume=true to the keys.

arguments = split(getArgument(), ";");
if (arguments.length < 3 || arguments.length > 4)
	exit("Give a name, a picture, a folder of photographs and, if wanted, keys, with semicolons between them.");
keys = "";
if (arguments.length == 4) keys = " " + arguments[3];

run("Train Style Transfer...", "name=" + arguments[0] + " source=[" + arguments[1] + "] target=[" + arguments[2] + "]"
	+ keys + " credit=[The picture is in the public domain; the photographs are CC0.]");
