/// Where the practice server listens for other programs.
package struct ServeOptions: Sendable {
  /// 0: any that is free.
  package var port = 2525
  package var tlsPort = 2465
  /// The file that gets the certificate of its authority.
  package var authorityPath: String?

  package init() {}
}
