/// The configuration of the tests' Exim: the wordings of the tutorial's server, and no way out of the machine.
struct EximConfiguration {
  let folder: String
  let port: UInt16
  /// Where TLS begins with the first octet; nil: no TLS, no login.
  let tlsPort: UInt16?
  let settings: String
  /// Where mail for other domains is relayed to; nil: nowhere.
  var relayPort: UInt16?

  private var relayRouter: String {
    guard relayPort != nil else { return "" }
    return "relay:\n  driver = manualroute\n  route_list = * 127.0.0.1\n  self = send\n  transport = relay\n"
  }

  private var relayTransport: String {
    relayPort.map { "relay:\n  driver = smtp\n  port = \($0)\n  allow_localhost\n  hosts_try_fastopen =\n" } ?? ""
  }

  var text: String {
    "\(mainPart)\n\(securePart)\n\(settings)\n\n\(otherParts)\n\(authenticators)"
  }

  private var securePart: String {
    guard let tlsPort else { return "tls_advertise_hosts =" }
    return """
      tls_advertise_hosts = *
      tls_certificate = \(folder)/server.pem
      tls_privatekey = \(folder)/server.key
      tls_verify_certificates = \(folder)/ca.pem
      tls_try_verify_hosts = *
      tls_on_connect_ports = \(tlsPort)
      """
  }

  private var authenticators: String {
    guard tlsPort != nil else { return "" }
    let (user, password) = (PeerSecurity.user, PeerSecurity.password)
    return """
      begin authenticators

      plain:
        driver = plaintext
        public_name = PLAIN
        server_prompts = :
        server_condition = ${if and{{eq{$auth2}{\(user)}}{eq{$auth3}{\(password)}}}}
        server_set_id = $auth2

      login:
        driver = plaintext
        public_name = LOGIN
        server_prompts = Username:: : Password::
        server_condition = ${if and{{eq{$auth1}{\(user)}}{eq{$auth2}{\(password)}}}}
        server_set_id = $auth1

      cram:
        driver = cram_md5
        public_name = CRAM-MD5
        server_secret = ${if eq{$auth1}{\(user)}{\(password)}fail}
        server_set_id = $auth1

      xoauth2:
        driver = plaintext
        public_name = XOAUTH2
        server_prompts = :
        server_condition = ${if match{$auth1}{\\N^user=\(user)\\x01auth=Bearer \(PeerSecurity.token)\\x01\\x01$\\N}}
        server_set_id = \(user)

      external:
        driver = plaintext
        public_name = EXTERNAL
        server_prompts = :
        server_advertise_condition = $tls_in_certificate_verified
        server_condition = $tls_in_certificate_verified
        server_set_id = ${certextract{subject,CN}{$tls_in_peercert}}

      """
  }

  /// Exim takes a setting once only, so what `settings` name is left out here.
  private var mainPart: String {
    let named = Set(settings.split(separator: "\n").map(Self.name))
    return defaults.split(separator: "\n").filter { !named.contains(Self.name($0)) }.joined(separator: "\n")
  }

  private static func name(_ line: Substring) -> String {
    line.prefix { $0 != "=" }.filter { $0 != " " }
  }

  private var defaults: String {
    """
    primary_hostname = mail.christian.net
    smtp_banner = ESMTP server ready
    domainlist local_domains = christian.net
    local_interfaces = 127.0.0.1
    daemon_smtp_ports = \(port)\(tlsPort.map { " : \($0)" } ?? "")
    exim_path = \(folder)/exim4
    exim_user = Debian-exim
    exim_group = Debian-exim
    spool_directory = \(folder)/spool
    log_file_path = \(folder)/spool/%slog
    pid_file_path = \(folder)/spool/pid
    keep_environment = LD_LIBRARY_PATH : LD_PRELOAD : NSS_WRAPPER_PASSWD : NSS_WRAPPER_GROUP : TZ
    deliver_drop_privilege
    rfc1413_query_timeout = 0s
    acl_smtp_mail = mail
    acl_smtp_rcpt = rcpt
    acl_smtp_data = data
    """
  }

  private var otherParts: String {
    """
    begin acl

    mail:
      accept message = <$sender_address> is syntactically correct

    rcpt:
      deny !domains = +local_domains
           message = relay not permitted
      accept message = <$local_part@$domain> verified

    data:
      accept

    begin routers

    local:
      driver = accept
      domains = +local_domains
      transport = mbox

    \(relayRouter)
    begin transports

    \(relayTransport)
    # One file for all: what a client sends may not name a file.
    mbox:
      driver = appendfile
      file = \(folder)/spool/mbox
      return_path_add
      envelope_to_add
      delivery_date_add

    """
  }
}
