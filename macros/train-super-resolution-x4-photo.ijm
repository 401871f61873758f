// Trains the model super-resolution-x4-photo that comes with the project, in two stages. The argument is a
// folder of photographs. It takes about half an hour on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-super-resolution-x4-photo.ijm <photographs>"
// To go on with a stage that was stopped, add resume=true to its line, and leave out those before it.
// It begins with super-resolution-x2-photo-second, which the macro for x2 makes.

photographs = getArgument();
if (photographs == "") photographs = getDirectory("Choose a folder of photographs");
common = " source=[" + photographs + "] scale=4 architecture=residual features=32 blocks=8"
	+ " credit=[31 photographs, CC0 or public domain, from the wallpaper collections of the Budgie desktop (BuddiesOfBudgie/budgie-backgrounds)"
	+ " and of elementary OS (elementary/wallpapers), reduced to 1200 pixels.]";

run("Train Super-Resolution...", "name=super-resolution-x4-photo-first" + common
	+ " steps=5000 batch=8 patch=48 rate=0.0005 seed=3 octaves=3 loss=logarithmic start=super-resolution-x2-photo-second");
run("Train Super-Resolution...", "name=super-resolution-x4-photo" + common
	+ " steps=9000 batch=8 patch=48 rate=0.0003 seed=4 octaves=2 loss=logarithmic start=super-resolution-x4-photo-first");
