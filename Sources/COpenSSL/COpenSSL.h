/* OpenSSL 3 as the TLS room needs it: its headers without what is deprecated, and a function for each macro, since
   Swift sees no macro that takes arguments. A name is OpenSSL's own behind `cossl_`; nothing is decided here. */
#ifndef COPENSSL_H
#define COPENSSL_H

#define OPENSSL_API_COMPAT 30000
#define OPENSSL_NO_DEPRECATED

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/tls1.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <errno.h>
#include <string.h>

/* ---- SSL_CTX and SSL: SSL_ctrl and its kin ---- */

static const uint64_t cossl_SSL_OP_NO_RENEGOTIATION = SSL_OP_NO_RENEGOTIATION;
static const uint64_t cossl_SSL_OP_NO_COMPRESSION = SSL_OP_NO_COMPRESSION;
static const uint64_t cossl_SSL_OP_LEGACY_SERVER_CONNECT = SSL_OP_LEGACY_SERVER_CONNECT;

static inline long cossl_SSL_CTX_set_min_proto_version(SSL_CTX *context, int version) {
    return SSL_CTX_set_min_proto_version(context, version);
}
static inline long cossl_SSL_CTX_set_max_proto_version(SSL_CTX *context, int version) {
    return SSL_CTX_set_max_proto_version(context, version);
}
static inline long cossl_SSL_CTX_set_mode(SSL_CTX *context, long mode) {
    return SSL_CTX_set_mode(context, mode);
}
static inline long cossl_SSL_CTX_set_session_cache_mode(SSL_CTX *context, long mode) {
    return SSL_CTX_set_session_cache_mode(context, mode);
}
static inline long cossl_SSL_CTX_add1_chain_cert(SSL_CTX *context, X509 *certificate) {
    return SSL_CTX_add1_chain_cert(context, certificate);
}
/* The name goes into the ClientHello (RFC 6066, section 3). OpenSSL keeps a copy. */
static inline long cossl_SSL_set_tlsext_host_name(SSL *ssl, const char *name) {
    return SSL_set_tlsext_host_name(ssl, name);
}
static inline int cossl_SSL_get_negotiated_group(SSL *ssl) {
    return (int)SSL_get_negotiated_group(ssl);
}
/* The other side's key of this one handshake; the caller frees it. NULL where there was none. */
static inline EVP_PKEY *cossl_SSL_get_peer_tmp_key(SSL *ssl) {
    EVP_PKEY *key = NULL;
    return SSL_get_peer_tmp_key(ssl, &key) == 1 ? key : NULL;
}
static inline int cossl_SSL_set_app_data(SSL *ssl, void *data) {
    return SSL_set_app_data(ssl, data);
}
static inline void *cossl_SSL_get_app_data(const SSL *ssl) {
    return SSL_get_app_data(ssl);
}
/* The connection for which a chain is being verified. */
static inline SSL *cossl_X509_STORE_CTX_get_ssl(X509_STORE_CTX *store) {
    return X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
}

/* ---- how names are printed ---- */

static const unsigned long cossl_ASN1_STRFLGS_RFC2253 = ASN1_STRFLGS_RFC2253;

/* ---- BIO ---- */

/* What lies in a memory BIO; OpenSSL's until the BIO is touched again. */
static inline long cossl_BIO_get_mem_data(BIO *bio, char **data) {
    return BIO_get_mem_data(bio, data);
}

/* ---- errors: ERR_GET_LIB and ERR_GET_REASON are functions already, but for those of the system ---- */

/* errno, if the error is one of the system's; 0 otherwise. */
static inline int cossl_ERR_system_number(unsigned long error) {
    return ERR_SYSTEM_ERROR(error) ? ERR_GET_REASON(error) : 0;
}

/* ---- stacks: typed macros round one untyped stack ---- */

static inline int cossl_sk_X509_num(const STACK_OF(X509) *stack) {
    return stack == NULL ? 0 : sk_X509_num(stack);
}
static inline X509 *cossl_sk_X509_value(const STACK_OF(X509) *stack, int index) {
    return sk_X509_value(stack, index);
}
static inline STACK_OF(X509) *cossl_sk_X509_new_null(void) {
    return sk_X509_new_null();
}
/* The stack has a reference of its own; 0 where there is no memory. */
static inline int cossl_sk_X509_push_ref(STACK_OF(X509) *stack, X509 *certificate) {
    if (X509_up_ref(certificate) != 1) return 0;
    int count = sk_X509_push(stack, certificate);
    if (count <= 0) X509_free(certificate);
    return count;
}
static inline void cossl_sk_X509_pop_free(STACK_OF(X509) *stack) {
    sk_X509_pop_free(stack, X509_free);
}
static inline int cossl_sk_GENERAL_NAME_num(const GENERAL_NAMES *names) {
    return names == NULL ? 0 : sk_GENERAL_NAME_num(names);
}
static inline GENERAL_NAME *cossl_sk_GENERAL_NAME_value(const GENERAL_NAMES *names, int index) {
    return sk_GENERAL_NAME_value(names, index);
}
static inline int cossl_sk_GENERAL_NAME_push(GENERAL_NAMES *names, GENERAL_NAME *name) {
    return sk_GENERAL_NAME_push(names, name);
}
static inline int cossl_sk_ACCESS_DESCRIPTION_num(const AUTHORITY_INFO_ACCESS *access) {
    return access == NULL ? 0 : sk_ACCESS_DESCRIPTION_num(access);
}
static inline ACCESS_DESCRIPTION *cossl_sk_ACCESS_DESCRIPTION_value(const AUTHORITY_INFO_ACCESS *access, int index) {
    return sk_ACCESS_DESCRIPTION_value(access, index);
}
static inline int cossl_sk_ACCESS_DESCRIPTION_push(AUTHORITY_INFO_ACCESS *access, ACCESS_DESCRIPTION *description) {
    return sk_ACCESS_DESCRIPTION_push(access, description);
}

/* ---- keys ---- */

/* A new key on the curve of this name; NULL if there is no such curve. */
static inline EVP_PKEY *cossl_EVP_EC_gen(const char *curve) {
    return EVP_EC_gen(curve);
}

#endif
