// Trains the model super-resolution-x2-photo that comes with the project, or goes on with its training.
// The argument is a folder of photographs; put the model into the project with
// ./mvnw -q compile exec:java -Dfiji.gan.models=models -Dexec.args="macros/train-super-resolution-x2-photo.ijm path/to/photographs"

folder = getArgument();
if (folder == "") folder = getDirectory("Choose a folder of photographs");
run("Train Super-Resolution...", "name=super-resolution-x2-photo source=[" + folder + "] scale=2 architecture=residual"
	+ " features=32 blocks=8 steps=30000 batch=16 patch=32 rate=0.0005 seed=1 octaves=3 resume=true"
	+ " credit=[31 photographs, CC0 or public domain, from the wallpaper collections of the Budgie desktop (BuddiesOfBudgie/budgie-backgrounds)"
	+ " and of elementary OS (elementary/wallpapers), reduced to 1200 pixels.]");
