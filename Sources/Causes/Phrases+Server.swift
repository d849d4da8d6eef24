extension Phrases {
  /// The other side's own trouble, and orders that are not kept.
  static let server = [
    Phrases(
      .storage, by: "RFC 5321, section 4.2.3; Exim; Postfix; Exchange",
      except: """
        mailbox / user / quota / account / recipient
        """,
      """
      insufficient / not enough / not sufficient / no sufficient / out of / low on / low / no$ / shortage / lack of / no more / short of / full + \
        system resources / system storage / disk / disk space / storage / resources / memory / space / queue / \
        spool / inode / inodes / file descriptors
      queue full / queue is full / queue too / mail system full / system full / system storage / storage error / \
        system error 1 / temporary system error 12 / temporary system error 28 / cannot create temporary file / \
        disk full / disk is full / out of memory / space shortage / memory allocation / backlog
      mail queue > full / limit / too
      spazio > device
      festplatte / speicher / espace disque / espacio en disco / spazio su disco / espaço em disco / 磁盘 / диск
      """),
    Phrases(
      .timeout, by: "RFC 5321, section 4.5.3.2; many",
      except: """
        to authentication server / password / certificate / account / token / license / licence / domain has / \
          unverified / recipient
        """,
      """
      timeout / time out / timed out / timing out / timeouts / inactivity / idle / inactive for / message expired \
        / delivery time expired / retry time except connect to / connecting to / unable
      connection > dropped / expired / lost
      max time / maximum time > delivery / queue / retry
      message expired / lost input channel / data timeout / timeout waiting
      connection dropped / connection expired / lost incoming / lost connection / allowable connection time / took \
        too long / too slow / waited too long / too long waiting
      zeitüberschreitung / délai / delai / temps dépassé / tiempo de espera / tempo scaduto / tempo esgotado / \
        przekroczon czas / тайм аут / время ожидания / таймаут / 超时 / 逾時 / タイムアウト
      """),
    Phrases(
      .unknownCommand, by: "RFC 5321, section 4.1.4; many",
      except: """
        command rejected / nul$ / base64
        """,
      """
      out of sequence / out of order / bad sequence / wrong sequence / incorrect sequence / improper sequence / \
        sequence of commands / sequence error / command sequence
      helo / ehlo / hello / mail / rcpt / recipient / sender / greeting / mail from / rcpt to > first / required / \
        missing / not yet / must precede / before / needed / expected / not specified / already except busy / \
        authentic / starttls / login / log in / tls / auth$ / spam / from your / too many / verified
      need / send / say / issue / expected / polite > helo / ehlo / hello / mail from / mail command / rcpt / mail \
        first / recipient first except later / receive / starttls / spam / sender / auth / while sending
      nested mail / duplicate helo / duplicate ehlo / already said / already identified / already greeted / \
        already specified / already given / sender already / transaction in progress / transaction already / mail \
        transaction
      command rejected > ee
      command / commands / verb / keyword / parameter / parameters / option / options / argument / arguments > \
        unrecognized / unrecognised / not recognized / not recognised / unknown / not implemented / unimplemented \
        / unsupported / not supported / not allowed / disabled / not permitted / not understood / invalid / bad / \
        illegal / improper / not available / unexpected / rejected / syntax / missing / extra / not valid / not a \
        valid / forbidden / refused / understand / not enabled / no such / ignored / incorrect / undefined except \
        auth mechanism / from address
      unsupported / unknown / invalid / unrecognized / unrecognised / bad / illegal / missing / malformed > option / parameter / command \
        / argument / keyword / verb except mechanism
      feature is not supported
      not implemented / unimplemented / unrecognized / unrecognised / strange feeling / already wearing / speaking \
        smtp / learn to type / no recipients / no sender / after bdat / syntax error / bad syntax / tls already / \
        already in tls / starttls not / not understood
      vrfy / expn / help / etrn / turn + disabled / not / cannot / refused / no$ / forbidden
      strange feeling / invisible customers
      syntax except address / header / mime
      unbekannter befehl / befehl / unbekanntes kommando / commande / comando / polecenie / команд / 命令 / コマンド
      """),
    Phrases(
      .serverBusy, by: "RFC 5321; Exchange; Cisco; Postfix",
      except: """
        password / login / authentication / tls not available / auth$ / address / user / host rejected
        """,
      """
      ports are busy / queue quota exceeded / organization queue
      busy / high load / load too high / load average / heavy load / overload / overloaded / too loaded / at \
        capacity / capacity exceeded / server load
      resources / resource + limitation / temporarily / unavailable / limited / insufficient
      service / server / system / mail server / mail system + not available / not active / unavailable / \
        temporarily unavailable / currently unavailable / is down / going down / shutting down / maintenance / \
        offline / not accepting / cannot accept / unable to accept / restarting / not ready except spf / sender / client host
      unable to process / temporarily unable / connection deferred / all server ports / too many tls sessions / \
        connections to this / currently not accepting / not accepting connections / not accepting network / \
        maintenance / shutting down / shutdown / agent busy / try again later connection / closing transmission
      überlast / ausgelastet / wartung / surcharg / indisponible / mantenimiento / no disponible / manutenzione / \
        non disponibile / indisponível / manutenção / niedostępn / przeciąż / перегруж / недоступ / обслуживан / \
        繁忙 / 系统忙 / 稍后 / 混雑 / メンテナンス / 混み合
      """),
    Phrases(
      .authFailed, at: [.auth, .other, .mail, .rcpt, .data, .endOfMessage], by: "RFC 4954; many",
      except: """
        temporar / spf / dkim / dmarc / domain keys
        """,
      """
      submitter failed / login credentials
      authentication / auth$ / login / logon / log on / log in / credentials / password / passwords / username / \
        user name / username or password / sasl / access token / auth token / oauth / smtp auth / authenticate / \
        authorization / pass$ + failed / fail / failure / unsuccessful / rejected / error / denied / incorrect / \
        not accepted / wrong / invalid / bad / mismatch / expired / not correct / does not match / doesnt match / \
        unable / could not / cannot / not match / refused / unauthorized / not authorized / not valid / unknown / \
        not succeed / not recognized / no authentication type / revoked except mechanism / method / recipient
      bad user / invalid user / incorrect user / unable to log / could not authenticate / not authenticated / re \
        auth / reauthenticate / identity changes / already authenticated / authentication type succeeded / achieve \
        exchange server authentication / not authorized to perform / unauthorized
      base64 / base 64 / decode + not / invalid / cannot / could not / error / bad / unable / malformed / failed / \
        incorrect
      does not contain nul
      kennwort / passwort / anmeldung / authentifizierung / anmeldedaten / zugangsdaten + falsch / fehlgeschlagen \
        / ungültig / ungueltig / nicht / fehler / gescheitert
      mot de passe / identifiant / authentification / identification + incorrect / invalide / echec / échec / \
        échou / echou / erron / refus / mauvais
      contraseña / autenticación / autenticacion / credenciales / clave + fall / incorrect / inválid / err / no \
        válid
      autenticazione / credenziali / password + fallit / errat / non valid
      autenticação / senha / credenciais + falh / incorret / inválid
      hasło / uwierzytelni / logowani + nie / błęd / niepraw
      wachtwoord / aanmeld + onjuist / mislukt / ongeldig
      парол / логин / аутентификац / авторизац + невер / ошибк / не удал / неправильн / отказ
      密码 / 认证 / 验证 / 用户名 / 登录 / 登錄 / 帐号 + 错误 / 失败 / 不正确 / 錯誤 / 失敗 / 不匹配
      認証 / パスワード / ログイン + 失敗 / エラー / 誤 / 違
      """),
    Phrases(
      .authFailed, at: [.auth], by: "many",
      """
      failed / denied / rejected / incorrect / invalid / wrong / not accepted / refused / access denied / bad \
        except temporar / tls
      """),
    Phrases(
      .dnsRecipient, at: [.rcpt, .data, .endOfMessage], by: "many",
      """
      dns$ > query / resolve / error / record / failed / no data / not / lookup
      no data by dns
      unable to route / not routable / no route > mail hosts / domain / host
      domain > not reachable / unreachable / cannot be reached
      """),
    Phrases(
      .greylist, digit: 4, details: ["7.1"], at: [.rcpt, .endOfMessage], by: "Rspamd",
      except: """
        unavailable / busy / rate / error / internal
        """,
      """
      try again later
      """),
    Phrases(
      .serverFault, digit: 4, by: "many",
      """
      server / system / internal / temporary / temporarily / transient / local / dns / lookup / database / ldap / \
        backend / configuration / proxy / filter / milter / scanner / queue / service / processing / delivery / \
        policy + error / failure / problem / failed / failing / rejected / trouble / timeout / fault / down / \
        refused / unavailable / lookup
      unable to / could not / cannot / failed to / cant > store / queue / write / save / spool / process / read / fork / exec \
        / execute / allocate / create / open / initialize / load / figure out
      unable to verify / could not verify / cannot verify / unable to accept / unable to relay at / cannot open / could not be saved / \
        connection refused by / connection refused to / connection reset / cannot connect / could not connect / unable to connect / error \
        processing / servfail / query failed / i o error / io error / qq
      verification in progress / child wont start / contact ldap / unable to contact / cant auth
      temporary unavailable
      technical difficult / technical problem / difficulties / problem attempting / no mdb / connect to
      """),
    Phrases(
      .serverFault, by: "many",
      """
      internal / server / system / software / configuration / unexpected / database / backend / processing / \
        scanner / queue + error / failure / problem / fault except from / dns
      could not be saved / service failure / exception / misconfigur / misconfigured / proxy failed / error in \
        processing / closing transmission
      interner fehler / erreur interne / error interno / errore interno / erro interno / внутренняя ошибка / 系统错误 \
        / 内部错误
      """),
    Phrases(
      .serverFault, by: "Exchange",
      """
      failed to be replicated / healthy peers
      """),
    Phrases(
      .serverFault, at: [.data, .endOfMessage], by: "Momentum",
      """
      error / errors > reading / writing / while / processing
      """),
    Phrases(
      .accountBlocked, at: [.auth], by: "many",
      """
      account > unavailable / not available / stopped / banned
      """),
    Phrases(
      .tlsFailed, at: [.startTLS, .other], by: "Citadel; Postal; many",
      """
      tls / starttls / ssl > not supported / unsupported / not enabled / disabled / not configured
      """),
    Phrases(
      .tlsFailed, by: "spamdyke",
      """
      negotiate tls / negotiate ssl / negotiate > tls / ssl
      """),
  ]
}
