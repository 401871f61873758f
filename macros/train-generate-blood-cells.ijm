// Trains the model generate-blood-cells on images of cells in the folders RBC, WBC and Platelets. The argument is the
// folder that holds these. It takes an hour or two on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-generate-blood-cells.ijm <folder>"
// To go on with a training that was stopped, add resume=true to its line.

folder = getArgument();
if (folder == "") exit("Give a folder that holds the folders RBC, WBC and Platelets.");

run("Train Generator...", "name=generate-blood-cells source=[" + folder + "] architecture=stylegan size=64 flips=all"
	+ " width=16 latent=64 steps=12000 batch=16 augmentation=adaptive seed=1 credit=[Cells cut out of the blood smears of"
	+ " BCCD_Dataset (Shenggan, MIT licence), training images.]");
