run("Train Super-Resolution...", "name=tiny-x2 source=[" + getArgument() + "] scale=2 features=8 blocks=1 steps=40 batch=4 patch=16 rate=0.001 seed=1");
