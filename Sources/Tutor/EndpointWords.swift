internal import Network

extension Endpoint.ParseError {
  /// What is wrong with what a person gave as a host, and what would be right.
  var words: String {
    switch self {
    case .noHost: "A host is missing. Give a name or an address: mail.example.org, 192.0.2.1, [2001:db8::1]:25"
    case .port(let text): "\"\(text)\" is no port: a number from 1 to 65535, mostly 25, 587 or 465."
    case .host(let text): "\"\(text)\" is no host name or address."
    case .tooManyWords: "Give a host and at most one port: HOST, HOST PORT, HOST:PORT or [IPv6]:PORT"
    }
  }
}
