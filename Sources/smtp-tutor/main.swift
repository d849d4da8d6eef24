// The command line comes here.
