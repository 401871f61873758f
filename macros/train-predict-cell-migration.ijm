// Trains the model predict-cell-migration on a time-lapse of nuclei. The argument is that time-lapse, a TIFF stack. It
// takes ten minutes on two cores:
// ./mvnw -q compile exec:java -Dfiji.gan.models=<folder for models> -Dexec.args="macros/train-predict-cell-migration.ijm <time-lapse>"
// To go on with a training that was stopped, add resume=true to its line.

lapse = getArgument();
if (lapse == "") exit("Give a time-lapse.");

run("Train Frame Prediction...", "name=predict-cell-migration source=[" + lapse + "] steps=1600 rate=0.001 adversarial=1"
	+ " credit=[Cancer cell migration, nuclei of cells that divide (Tinevez and Jacquemet, doi 10.5281/zenodo.5206107),"
	+ " CC BY 4.0.] licence=CC-BY-4.0");
