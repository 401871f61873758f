// Trains the model super-resolution-x4-photo that comes with the project, from super-resolution-x2-photo.
// The argument is a folder of photographs. It takes about half an hour on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for the models> -Dexec.args="macros/train-super-resolution-x4-photo.ijm <photographs>"
// To go on with a training that was stopped, or with more steps, add resume=true.

photographs = getArgument();
if (photographs == "") photographs = getDirectory("Choose a folder of photographs");
run("Train Super-Resolution...", "name=super-resolution-x4-photo source=[" + photographs + "] scale=4 architecture=residual"
	+ " features=32 blocks=8 steps=15000 batch=8 patch=48 rate=0.0005 seed=3 octaves=3 loss=logarithmic start=super-resolution-x2-photo"
	+ " credit=[31 photographs, CC0 or public domain, from the wallpaper collections of the Budgie desktop (BuddiesOfBudgie/budgie-backgrounds)"
	+ " and of elementary OS (elementary/wallpapers), reduced to 1200 pixels.]");
