package sc.fiji.gan.tensorflow.runtime;

import java.util.ArrayList;
import java.util.List;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

import sc.fiji.gan.engine.ComputeDevice;

/**
 * Asks TensorFlow which devices it sees. Its Java interface does not tell; its C interface does.
 */
public final class Devices {

	private Devices() {}

	/** The devices that a session with this configuration can use. */
	public static List<ComputeDevice> list(final Sessions sessions) {
		final byte[] config = sessions.config().toByteArray();
		try (PointerScope scope = new PointerScope()) {
			final TF_Status status = TF_Status.newStatus();
			final TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
			tensorflow.TF_SetConfig(options, new BytePointer(config), config.length, status);
			status.throwExceptionIfNotOK();
			final TF_Graph graph = TF_Graph.newGraph();
			final TF_Session session = TF_Session.newSession(graph, options, status);
			status.throwExceptionIfNotOK();
			final TF_DeviceList devices = tensorflow.TF_SessionListDevices(session, status);
			status.throwExceptionIfNotOK();
			try {
				return read(devices, status);
			} finally {
				tensorflow.TF_DeleteDeviceList(devices);
			}
		}
	}

	private static List<ComputeDevice> read(final TF_DeviceList devices, final TF_Status status) {
		final List<ComputeDevice> list = new ArrayList<>();
		for (int i = 0; i < tensorflow.TF_DeviceListCount(devices); i++) {
			final String name = tensorflow.TF_DeviceListName(devices, i, status).getString();
			final String type = tensorflow.TF_DeviceListType(devices, i, status).getString();
			final long memory = tensorflow.TF_DeviceListMemoryBytes(devices, i, status);
			status.throwExceptionIfNotOK();
			list.add(new ComputeDevice(name.substring(name.indexOf("/device:")), type, memory));
		}
		return list;
	}
}
