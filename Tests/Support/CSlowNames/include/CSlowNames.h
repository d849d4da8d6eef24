// A library to be loaded in front of the C library (LD_PRELOAD): looking up the name below never ends, every other
// name is looked up as ever.

#define SLOW_NAME "slow.test"
