package sc.fiji.gan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Holds the arrows that docs/architecture.md draws. */
class ArchitectureTest {

	private static final JavaClasses CLASSES = new ClassFileImporter()
			.withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("sc.fiji.gan");

	private static final String TENSORFLOW_SIDE = "sc.fiji.gan.tensorflow..";

	@Test
	void packagesHaveNoCycles() {
		slices().matching("sc.fiji.gan.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void theFijiSideNeverSeesTensorFlow() {
		noClasses().that().resideOutsideOfPackage(TENSORFLOW_SIDE).should().dependOnClassesThat()
				.resideInAnyPackage("org.tensorflow..", "org.bytedeco..", TENSORFLOW_SIDE).check(CLASSES);
	}

	@Test
	void theTensorFlowSideNeverSeesImageJ() {
		noClasses().that().resideInAPackage(TENSORFLOW_SIDE).should().dependOnClassesThat()
				.resideInAnyPackage("ij..", "org.scijava..", "net.imglib2..", "java.awt..", "javax.swing..")
				.check(CLASSES);
	}

	@Test
	void onlyCommandsSeeSciJava() {
		noClasses().that()
				.resideOutsideOfPackages("sc.fiji.gan.command..", "sc.fiji.gan.standalone..", "sc.fiji.gan.benchmark..")
				.should().dependOnClassesThat().resideInAPackage("org.scijava..").check(CLASSES);
	}

	@Test
	void theFijiSideImportsDownwards() {
		layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true).layer("benchmark")
				.definedBy("sc.fiji.gan.benchmark..").layer("standalone").definedBy("sc.fiji.gan.standalone..")
				.layer("command").definedBy("sc.fiji.gan.command..").layer("ui").definedBy("sc.fiji.gan.ui..")
				.layer("training").definedBy("sc.fiji.gan.training..").layer("installation")
				.definedBy("sc.fiji.gan.installation..").layer("exchange").definedBy("sc.fiji.gan.exchange..")
				.layer("augmentation").definedBy("sc.fiji.gan.augmentation..").layer("captioning")
				.definedBy("sc.fiji.gan.captioning..").layer("evaluation").definedBy("sc.fiji.gan.evaluation..")
				.layer("dataset").definedBy("sc.fiji.gan.dataset..").layer("metric").definedBy("sc.fiji.gan.metric..")
				.layer("image").definedBy("sc.fiji.gan.image..").layer("model").definedBy("sc.fiji.gan.model..")
				.layer("engine").definedBy("sc.fiji.gan.engine..").layer("tensorflow").definedBy(TENSORFLOW_SIDE)
				.whereLayer("standalone").mayOnlyAccessLayers("command", "engine").whereLayer("ui")
				.mayOnlyAccessLayers("training", "image", "metric", "model", "engine").whereLayer("training")
				.mayOnlyAccessLayers("dataset", "metric", "image", "model", "engine").whereLayer("installation")
				.mayOnlyAccessLayers("engine").whereLayer("exchange").mayOnlyAccessLayers("image", "model", "engine")
				.whereLayer("augmentation")
				.mayOnlyAccessLayers("evaluation", "dataset", "metric", "image", "model", "engine")
				.whereLayer("captioning").mayOnlyAccessLayers("dataset", "image", "model", "engine")
				.whereLayer("evaluation").mayOnlyAccessLayers("dataset", "metric", "image", "model", "engine")
				.whereLayer("dataset").mayOnlyAccessLayers("metric", "image", "model", "engine").whereLayer("metric")
				.mayOnlyAccessLayers("image", "engine").whereLayer("image").mayOnlyAccessLayers("model", "engine")
				.whereLayer("model").mayOnlyAccessLayers("engine").whereLayer("engine").mayNotAccessAnyLayer()
				.whereLayer("tensorflow").mayOnlyAccessLayers("engine").check(CLASSES);
	}

	@Test
	void theTensorFlowSideImportsDownwards() {
		layeredArchitecture().consideringOnlyDependenciesInLayers().layer("entry").definedBy("sc.fiji.gan.tensorflow")
				.layer("training").definedBy("sc.fiji.gan.tensorflow.training").layer("inference")
				.definedBy("sc.fiji.gan.tensorflow.inference").layer("gan").definedBy("sc.fiji.gan.tensorflow.gan")
				.layer("foreign").definedBy("sc.fiji.gan.tensorflow.foreign").layer("network")
				.definedBy("sc.fiji.gan.tensorflow.network").layer("runtime")
				.definedBy("sc.fiji.gan.tensorflow.runtime").whereLayer("entry").mayNotBeAccessedByAnyLayer()
				.whereLayer("training").mayOnlyAccessLayers("gan", "network", "runtime").whereLayer("foreign")
				.mayOnlyAccessLayers("runtime").whereLayer("inference")
				.mayOnlyAccessLayers("foreign", "gan", "network", "runtime").whereLayer("gan")
				.mayOnlyAccessLayers("network", "runtime").whereLayer("network").mayOnlyAccessLayers("runtime")
				.whereLayer("runtime").mayNotAccessAnyLayer().check(CLASSES);
	}
}
