import Annotations
import Events
package import Network
import SASL
import SMTP
package import TLS

/// One connection, and all that is known of it: a new one for each, and gone with it, so that nothing a former server
/// said or was told is ever taken for this one's.
package struct Link {
  /// What a handshake that is under way began with.
  enum Handshake {
    /// The connection itself: the greeting comes after it.
    case connection
    case startTLS
  }

  /// Tells what a former connection still had to say from news of this one.
  let id: Int
  package let connection: Connection
  var conversation: Conversation
  /// Octets the system has not taken yet.
  var unsentOctets = 0
  /// What TLS has negotiated; nil in plaintext.
  package var tls: TLSFacts?
  /// A handshake that is under way: nothing may be sent.
  var handshake: Handshake?
  /// What the server offered before it was to be asked again.
  var previousExtensions: (list: ExtensionList, change: ListChange)?
  /// Decodes a login while it goes on; nil outside one.
  var saslDecoder: SASLDecoder?
  /// What was secret in what went out.
  var redaction = Redaction()
  /// Whether `:auth` logs in, which has said before what there is to say.
  var isDrivenByAuth = false
  /// A reply did not come in its time, and nothing has come since.
  var isSilent = false
  /// The server greeted, and did not turn this client away.
  var isGreeted = false
  /// A line came before the greeting that no mail server sends.
  var metForeignProtocol = false
  /// A released DATA got no 354: text that follows is not to be sent.
  var refusedData = false

  init(id: Int, connection: Connection, conversation: Conversation) {
    self.id = id
    self.connection = connection
    self.conversation = conversation
  }
}
