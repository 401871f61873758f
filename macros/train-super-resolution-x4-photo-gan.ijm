// Trains the model super-resolution-x4-photo-gan that comes with the project, from super-resolution-x4-photo. The
// argument is a folder of photographs, a semicolon, and a feature network: the id or folder of a package that
// sc.fiji.gan.benchmark.FeatureNetworkPackage made (docs/model-packages.md). It takes about 20 minutes on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models>:models -Dexec.args="macros/train-super-resolution-x4-photo-gan.ijm <photographs>;<feature network>"
// To go on with a training that was stopped, add resume=true to its line.

arguments = split(getArgument(), ";");
if (arguments.length != 2) exit("Give a folder of photographs, a semicolon, and a feature network.");

run("Train Super-Resolution...", "name=super-resolution-x4-photo-gan source=[" + arguments[0] + "] architecture=srgan"
	+ " scale=4 features=32 blocks=8 steps=1200 batch=8 patch=32 rate=0.0003 seed=1 octaves=3 adversarial=0.005"
	+ " matching=0.1 consistency=1 perceptual=0.2 extractor=[" + arguments[1] + "] start=super-resolution-x4-photo"
	+ " credit=[31 photographs, CC0 or public domain, from the wallpaper collections of the Budgie desktop (BuddiesOfBudgie/budgie-backgrounds)"
	+ " and of elementary OS (elementary/wallpapers), reduced to 1200 pixels.]");
