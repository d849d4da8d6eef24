/// What one line of a login contains, as facts. No secret is in it, whatever the line was.
package struct SASLLine: Equatable, Sendable {
  package enum Form: Equatable, Sendable {
    /// Nothing, or `=` behind AUTH, which means the same there.
    case empty
    /// `*`: the client gives the login up.
    case cancelled
    /// Base64 of so many octets.
    case base64(octets: Int)
    /// No base64 at all.
    case words
  }

  package let form: Form
  package let fields: [LoginField]
  package let faults: [SASLLineError]

  init(_ form: Form, _ fields: [LoginField] = [], _ faults: [SASLLineError] = []) {
    self.form = form
    self.fields = fields
    self.faults = faults
  }
}
