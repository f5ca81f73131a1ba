# The interpretation page and its parts; included by CMakeLists.txt.
zhijian_widgets(NAME interpretation SOURCES
  widgets/sourceeditor.cpp widgets/sourceeditormarks.cpp widgets/sourceeditorpaste.cpp widgets/sourceeditorfolds.cpp widgets/sourceeditor.h
  widgets/outlinemodel.cpp widgets/outlinemodel.h
  widgets/outlinepane.cpp widgets/outlinepane.h
  widgets/pictureintake.cpp widgets/pictureintake.h widgets/pictureoffer.h
  widgets/previewpictures.cpp widgets/previewpictures.h
  widgets/covercropper.cpp widgets/covercropper.h
  widgets/coverpanel.cpp widgets/coverpanel.h
  widgets/picturelistmodel.cpp widgets/picturelistmodel.h
  widgets/picturespanel.cpp widgets/picturespanel.h
  widgets/linegutter.cpp widgets/linegutter.h
  widgets/sourcehighlighting.cpp widgets/sourcehighlighting.h
  widgets/blockglyph.cpp widgets/blockglyph.h
  widgets/blockformpanel.cpp widgets/blockformpanel.h
  widgets/blockmenu.cpp widgets/blockmenu.h
  widgets/findbar.cpp widgets/findbar.h
  widgets/writingpane.cpp widgets/writingpane.h
  widgets/previewpane.cpp widgets/previewpane.h
  widgets/draftanalysis.cpp widgets/draftanalysis.h
  widgets/severitychip.cpp widgets/severitychip.h
  widgets/findingtablemodel.cpp widgets/findingtablemodel.h
  widgets/findingdelegate.cpp widgets/findingdelegate.h
  widgets/findingsview.cpp widgets/findingsview.h
  widgets/templatespanel.cpp widgets/templatespanel.h
  widgets/sheeteditor.cpp widgets/sheeteditor.h
  widgets/themepage.cpp widgets/themepage.h
  widgets/openitem.h
  widgets/shorttime.cpp widgets/shorttime.h
  widgets/itemlistpane.cpp widgets/itemlistpane.h
  widgets/propertiespanel.cpp widgets/propertiespanel.h
  widgets/coveragemodel.cpp widgets/coveragemodel.h
  widgets/coveragedelegate.cpp widgets/coveragedelegate.h
  widgets/clausespanel.cpp widgets/clausespanel.h
  widgets/versionmodel.cpp widgets/versionmodel.h
  widgets/versionspanel.cpp widgets/versionspanel.h
  widgets/mergemodel.cpp widgets/mergemodel.h
  widgets/mergedelegate.cpp widgets/mergedelegate.h
  widgets/mergepage.cpp widgets/mergepage.h
  widgets/mediacard.cpp widgets/mediacard.h
  widgets/removalpanel.cpp widgets/removalpanel.h
  widgets/pastecheckpanel.cpp widgets/pastecheckpanel.h
  widgets/handoverpanel.cpp widgets/handoverpanel.h
  widgets/interpretationpage.cpp widgets/interpretationpagework.cpp widgets/interpretationpageoffice.cpp widgets/interpretationpageproducts.cpp widgets/interpretationpage.h
  LINK zhijian::screening zhijian::uikit zhijian::preview KF6::SyntaxHighlighting)
