# Made the .npy and .npz files beside it, with NumPy 2.4.6.
import numpy as np
from numpy.lib import format


def write(name, array, version=(1, 0)):
    with open(name + ".npy", "wb") as file:
        format.write_array(file, array, version=version)


write("float32", np.array([[1, 2.5, -3], [0, 1e-30, np.inf]], "<f4"))
write("float64-fortran", np.asfortranarray(np.arange(24, dtype="<f8").reshape(2, 3, 4)))
write("version2", np.array([1.5], "<f4"), (2, 0))
write("version3", np.array([1.5], "<f4"), (3, 0))
write("int16-big-endian", np.array([1, -2], ">i2"))
write("uint8", np.array([[0, 200]], "u1"))
write("uint32", np.array([2**32 - 1], "<u4"))
write("bool", np.array([True, False]))
write("int64-scalar", np.array(7, "<i8"))
write("empty", np.zeros((0, 3), "<f4"))
write("complex", np.array([1j]))
np.savez_compressed("compressed.npz", **{"generator/conv1/kernel": np.arange(6, dtype="<f4").reshape(2, 3)})
