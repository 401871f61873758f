// Trains the model super-resolution-x2-microscopy-gan that comes with the project, in two stages, from
// super-resolution-x2-photo. The argument is a folder of micrographs. It takes about 20 minutes on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models>:models -Dexec.args="macros/train-super-resolution-x2-microscopy-gan.ijm <micrographs>"
// To go on with a stage that was stopped, add resume=true to its line, and leave out those before it.

micrographs = getArgument();
if (micrographs == "") micrographs = getDirectory("Choose a folder of micrographs");
common = " source=[" + micrographs + "] scale=2 features=32 blocks=8 batch=8 patch=48 seed=1 octaves=1"
	+ " blur=1 photons=200 noise=0.5"
	+ " credit=[Training images of the 2018 Data Science Bowl (BBBC038v1, stage1_train; Caicedo et al., Nature Methods 2019),"
	+ " CC0: 352 fluorescence and 70 histology images.]";

run("Train Super-Resolution...", "name=super-resolution-x2-microscopy" + common
	+ " architecture=residual steps=4000 rate=0.0004 loss=logarithmic start=super-resolution-x2-photo");
run("Train Super-Resolution...", "name=super-resolution-x2-microscopy-gan" + common
	+ " architecture=srgan steps=1500 rate=0.0003 adversarial=0.006 matching=0.2 consistency=4"
	+ " start=super-resolution-x2-microscopy");
