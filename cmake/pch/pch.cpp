// Only carries the precompiled header of its target.
