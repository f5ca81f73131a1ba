#pragma once

#include "core/result.h"
#include "domain/interpretation.h"

#include <QHash>

namespace zhijian::journal {
class Journal;
}

namespace zhijian::interpretation {

/// The pictures of interpretations in the journal's blobs: each kept once, by its digest. Lives in the journal's thread.
///
/// A picture is stored before a text names it, and does not leave the workstation before a saved text names it.
class PictureStore
{
public:
    explicit PictureStore(journal::Journal &journal) : m_journal(journal) {}

    /// InvalidInput: no picture that outputs can show (pictureimport.h makes one). On the disk when it returns.
    Result<PictureReference> keep(const QByteArray &bytes);
    /// What `source` names, by digest: from `known`, else from what is here. Others are left out (missingPictures()).
    [[nodiscard]] QList<PictureReference> namedBy(const QString &source, const QList<PictureReference> &known) const;
    /// data: texts by address, for RenderInput::pictures; those that are not here are left out.
    [[nodiscard]] QHash<QString, QString> texts(const QList<PictureReference> &pictures) const;
    /// One of them; empty for a null digest and when it is not here.
    [[nodiscard]] QString text(const Digest &blob) const;
    /// Forgets pictures that neither a change nor a draft names any more. At the start only: an open editor may undo.
    Result<int> tidy();

private:
    journal::Journal &m_journal;
};

} // namespace zhijian::interpretation
