; Per-user installer: no administrator, Chinese, silent with /S, upgrade in place. Removing it keeps the data unless the
; box is ticked (silent: unless /DATA=remove). Called by package: -DVERSION -DSOURCE (the folder to pack) -DOUTPUT.
Target amd64-unicode
SetCompressor /SOLID lzma
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

!define PRODUCT "指尖工作站"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\zhijian"
Name "${PRODUCT} ${VERSION}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\zhijian"
InstallDirRegKey HKCU "Software\zhijian" "InstallDir"
ManifestDPIAware true
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${PRODUCT}"
VIAddVersionKey /LANG=2052 "FileDescription" "${PRODUCT} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" ""

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\zhijian-workstation.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${PRODUCT}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; A running program holds its own file open: then nothing is touched.
!macro STOP_WHEN_RUNNING
    ${If} ${FileExists} "$INSTDIR\zhijian-workstation.exe"
        ClearErrors
        FileOpen $0 "$INSTDIR\zhijian-workstation.exe" a
        ${If} ${Errors}
            MessageBox MB_OK|MB_ICONEXCLAMATION "${PRODUCT}正在运行，请先退出，再试一次。" /SD IDOK
            SetErrorLevel 5
            Quit
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend

Section "${PRODUCT}"
    !insertmacro STOP_WHEN_RUNNING
    ; The old program's files go first: a library that is no longer shipped must not stay. Data are elsewhere.
    ${If} ${FileExists} "$INSTDIR\uninstall.exe"
        Call RemoveProgram
    ${EndIf}
    SetOutPath "$INSTDIR"
    File /r "${SOURCE}\*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    WriteRegStr HKCU "Software\zhijian" "InstallDir" "$INSTDIR"
    WriteRegStr HKCU "${KEY}" "DisplayName" "${PRODUCT}"
    WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\zhijian-workstation.exe"
    WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    IntFmt $0 "0x%08X" $0
    WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
    CreateShortCut "$SMPROGRAMS\${PRODUCT}.lnk" "$INSTDIR\zhijian-workstation.exe"
    CreateShortCut "$DESKTOP\${PRODUCT}.lnk" "$INSTDIR\zhijian-workstation.exe"
SectionEnd

!macro REMOVE_PROGRAM
    Delete "$INSTDIR\*.exe"
    Delete "$INSTDIR\*.dll"
    Delete "$INSTDIR\*.txt"
    RMDir /r "$INSTDIR\platforms"
    RMDir /r "$INSTDIR\styles"
    RMDir /r "$INSTDIR\imageformats"
    RMDir /r "$INSTDIR\sqldrivers"
    RMDir /r "$INSTDIR\tls"
    RMDir /r "$INSTDIR\networkinformation"
    RMDir /r "$INSTDIR\translations"
    RMDir /r "$INSTDIR\licenses"
!macroend

Function RemoveProgram
    !insertmacro REMOVE_PROGRAM
FunctionEnd

Section "un.${PRODUCT}" program
    SectionIn RO
    !insertmacro STOP_WHEN_RUNNING
    !insertmacro REMOVE_PROGRAM
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${PRODUCT}.lnk"
    Delete "$DESKTOP\${PRODUCT}.lnk"
    DeleteRegKey HKCU "${KEY}"
    DeleteRegKey HKCU "Software\zhijian"
SectionEnd

Section /o "un.本机的数据（不能恢复）" data
    RMDir /r "$LOCALAPPDATA\zhijian"
SectionEnd

Function un.onInit
    ${GetParameters} $0
    ${GetOptions} $0 "/DATA=" $1
    ${If} $1 == "remove"
        SectionSetFlags ${data} 1
    ${EndIf}
FunctionEnd
