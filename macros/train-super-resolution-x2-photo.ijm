// Trains the model super-resolution-x2-photo that comes with the project, in three stages. The argument is a
// folder of photographs. It takes about an hour and a half on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-super-resolution-x2-photo.ijm <photographs>"
// To go on with a stage that was stopped, add resume=true to its line, and leave out those before it.

photographs = getArgument();
if (photographs == "") photographs = getDirectory("Choose a folder of photographs");
common = " source=[" + photographs + "] scale=2 architecture=residual features=32 blocks=8"
	+ " credit=[31 photographs, CC0 or public domain, from the wallpaper collections of the Budgie desktop (BuddiesOfBudgie/budgie-backgrounds)"
	+ " and of elementary OS (elementary/wallpapers), reduced to 1200 pixels.]";

run("Train Super-Resolution...", "name=super-resolution-x2-photo-first" + common
	+ " steps=21000 batch=16 patch=32 rate=0.0005 seed=1 octaves=2 loss=absolute");
run("Train Super-Resolution...", "name=super-resolution-x2-photo-second" + common
	+ " steps=12000 batch=8 patch=48 rate=0.0004 seed=2 octaves=3 loss=logarithmic start=super-resolution-x2-photo-first");
run("Train Super-Resolution...", "name=super-resolution-x2-photo" + common
	+ " steps=10500 batch=8 patch=48 rate=0.0003 seed=5 octaves=3 loss=logarithmic start=super-resolution-x2-photo-second");
