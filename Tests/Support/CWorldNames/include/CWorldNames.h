// A library to be loaded in front of the C library (LD_PRELOAD): names are asked of a resolver on the loopback at the port in
// DNS_PORT, whose word about DNSSEC is believed, and a connection to port 25 goes to the port in MAIL_PORT.

#define DNS_PORT "DNS_PORT"
#define MAIL_PORT "MAIL_PORT"
