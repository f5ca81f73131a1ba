#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace zhijian::journal {
class Journal;
}

namespace zhijian::sync {

/// How this workstation reaches the endpoint: which proxy, and whose certificates it believes besides. A local setting.
struct LineSettings
{
    enum class Proxy {
        System, ///< As the operating system says
        None,
        Own,    ///< The fields below
    };

    Proxy proxy = Proxy::System;
    QString host;
    int port = 0;
    QString user;
    QString password;
    QByteArray authority; ///< PEM of a certificate authority that was chosen here (authorityFrom); empty: none

    /// A password that cannot be opened (the file was restored as another workstation) is empty.
    [[nodiscard]] static LineSettings of(journal::Journal &journal);
    /// The password is kept encrypted to the device's key.
    Result<> store(journal::Journal &journal) const;
    /// InvalidInput names what is missing.
    [[nodiscard]] Result<> check() const;

    bool operator==(const LineSettings &) const = default;
};

} // namespace zhijian::sync
