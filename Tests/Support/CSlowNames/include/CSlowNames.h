// A library to be loaded in front of the C library (LD_PRELOAD): looking up one of the names below never ends, every other
// name is looked up as ever.

#define SLOW_NAME "slow.test"
#define SLOW_SUFFIX ".example"
